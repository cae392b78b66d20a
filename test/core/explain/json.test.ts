import { describe, expect, test } from 'vitest';
import { resolutionToJson, traceToJson } from '../../../src/core/explain/json';
import { blockedTwice, noName, ping, reachable } from './hand-made-trace';

describe('the JSON of a trace', () => {
  test('has the keys of the contract, in its order', () => {
    const json = traceToJson(reachable);
    expect(Object.keys(json)).toEqual(['version', 'question', 'verdict', 'via', 'reason', 'dns', 'paths']);
    expect(json.version).toBe(1);
    expect(json.question).toEqual({
      from: 'shop.web-1',
      to: 'sts.us-east-1.amazonaws.com',
      port: 443,
      protocol: 'tcp',
    });
    expect(json).toMatchObject({ verdict: 'reachable', via: ['shop.sts'], reason: null });
    expect(json.dns).toMatchObject({ server: '10.0.0.2', status: 'NOERROR', answers: ['10.0.2.20'] });
    const hop = json.paths[0]?.forward[0];
    expect(hop).toMatchObject({ at: 'shop.web-1', kind: 'instance', role: 'send' });
    expect(hop?.packet).toMatchObject({
      source: '10.0.1.10',
      destination: '10.0.2.20',
      protocol: 'tcp',
      sourcePort: '32768-61000',
      destinationPort: 443,
    });
  });

  test('positions count from 1 and end behind the last character', () => {
    const step = traceToJson(reachable).paths[0]?.forward[0]?.steps[0];
    expect(step?.source).toEqual({ file: 'net/shop.vpc', line: 6, column: 5, endLine: 6, endColumn: 26 });
    expect(traceToJson(reachable).dns?.steps[0]?.source).toEqual({
      file: 'net/shop.vpc',
      line: 2,
      column: 5,
      endLine: 2,
      endColumn: 9,
    });
  });

  test('what is absent is null, never left out', () => {
    const json = traceToJson(ping);
    expect(json.question.port).toBeNull();
    expect(json.dns).toBeNull();
    expect(json.reason).toMatchObject({ code: 'UNSUPPORTED_COMPONENT', source: null });
    expect(json.paths[0]?.forward[0]?.packet).toMatchObject({ sourcePort: null, destinationPort: null, icmpType: 128 });
    const local = traceToJson(reachable).paths[0]?.forward[1]?.steps[0];
    expect(local).toMatchObject({ code: null, source: null, chosen: '10.0.0.0/16 -> local' });
    expect(local?.rejected).toMatchObject([
      { what: '0.0.0.0/0 -> nat', why: 'it is less specific', source: { line: 4 } },
    ]);
    expect(JSON.stringify(json)).not.toContain('undefined');
  });

  test('a block and what comes after it', () => {
    const hops = traceToJson(blockedTwice).paths[0]?.forward ?? [];
    expect(hops.flatMap((hop) => hop.steps).map((step) => [step.code, step.verdict, step.afterBlock])).toEqual([
      ['SUBNET_ACL_RESTRICTION', 'drop', false],
      ['ENI_SG_RULES_MISMATCH', 'drop', true],
    ]);
    expect(traceToJson(blockedTwice).reason?.at).toBe('shop.private-b');
  });

  test('survives a round trip through text', () => {
    for (const trace of [reachable, blockedTwice, ping, noName]) {
      const json = traceToJson(trace);
      expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    }
  });
});

test('the JSON of a resolution names the client and the answers', () => {
  const dns = reachable.dns;
  expect(dns).toBeDefined();
  if (dns === undefined) return;
  expect(resolutionToJson(dns, 'shop.web-1')).toMatchObject({
    version: 1,
    question: { from: 'shop.web-1', name: 'sts.us-east-1.amazonaws.com' },
    server: '10.0.0.2',
    answers: ['10.0.2.20'],
    details: [{ address: '10.0.2.20', owner: 'shop.sts', madeUp: false, representative: false }],
    reason: null,
  });
  expect(resolutionToJson({ ...dns, server: '' }, 'shop.web-1').server).toBeNull();
});
