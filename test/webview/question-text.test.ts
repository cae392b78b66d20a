import { describe, expect, it } from 'vitest';
import { fieldsOf, questionOf } from '../../src/webview/question-text';

describe('a question in a form', () => {
  it.each([
    ['sts.us-east-1.amazonaws.com:443', 'sts.us-east-1.amazonaws.com', '443', ''],
    ['db:53/udp', 'db', '53', 'udp'],
    ['db/icmp', 'db', '', 'icmp'],
    ['[2600::1]:443', '2600::1', '443', ''],
    ['2600::1', '2600::1', '', ''],
    ['198.51.100.7:8443/6', '198.51.100.7', '8443', '6'],
    ['shop.web-1', 'shop.web-1', '', ''],
  ])('%s', (target, to, port, protocol) => {
    expect(fieldsOf({ from: 'a', to: target })).toEqual({ from: 'a', to, port, protocol });
    expect(questionOf({ from: 'a', to, port, protocol })).toEqual({ from: 'a', to: target });
  });

  it('takes port and protocol from a target that has them', () => {
    expect(questionOf({ from: ' a ', to: 'db:5432/tcp', port: '443', protocol: 'udp' })).toEqual({
      from: 'a',
      to: 'db:5432',
    });
  });

  it('leaves out what goes without saying', () => {
    expect(questionOf({ from: 'a', to: 'db', port: '443', protocol: 'TCP' })?.to).toBe('db:443');
    expect(questionOf({ from: 'a', to: 'db', port: '', protocol: 'tcp' })?.to).toBe('db/tcp');
  });

  it('is none while something is missing', () => {
    expect(questionOf({ from: '', to: 'db', port: '', protocol: '' })).toBeUndefined();
    expect(questionOf({ from: 'a', to: ' ', port: '443', protocol: '' })).toBeUndefined();
  });

  it('leaves hostile names as they are', () => {
    const to = '"><img src=x onerror=alert(1)> sts';
    expect(questionOf(fieldsOf({ from: to, to }))).toEqual({ from: to, to });
  });
});
