import { describe, expect, it } from 'vitest';
import { spanOf } from '../../src/core/model/source';
import { Workspace } from '../../src/core/model/workspace';
import { placesAt } from '../../src/service/places';
import { questionAt } from '../../src/service/trace-at';
import type { ViewRequest } from '../../src/service/trace-view';
import { locate, showView } from '../../src/service/trace-view';

const URI = 'file:///net.vpc';

/** `$0` is the cursor. */
function at(marked: string) {
  const offset = marked.indexOf('$0');
  if (offset < 0) throw new Error('no cursor');
  const text = marked.replace('$0', '');
  const workspace = new Workspace();
  workspace.open(URI, text);
  const analysis = workspace.analysis(URI);
  if (!analysis) throw new Error('no analysis');
  return { text, offset, analysis };
}
function question(marked: string) {
  const { analysis, offset } = at(marked);
  return questionAt(analysis.network, analysis.document, offset);
}

const asPath = (about: ViewRequest['about']): ViewRequest => ({
  kind: 'path',
  shape: 'wide',
  reply: true,
  open: [],
  about,
});

const NET = `region eu-west-1
vpc one {
  cidr 10.0.0.0/16
  subnet a { az eu-west-1a; cidr 10.0.0.0/24; route-table t }
  subnet b { az eu-west-1b; cidr 10.0.1.0/24 }
  route-table t { }
  security-group g { egress tcp 443 to any }
  instance i-a { subnet a; security-groups g }
  instance i-b { subnet b }
  interface-endpoint kms { service kms; subnets a }
  gateway-endpoint s3 { service s3; route-tables t }
}
vpc empty {
  cidr 10.1.0.0/16
  subnet c { az eu-west-1a; cidr 10.1.0.0/24 }
  interface-endpoint sqs { service sqs; subnets c }
}
`;
const EXPECTS = `expect i-b can reach s3.eu-west-1.amazonaws.com:443 via s3
expect i-b can reach kms.eu-west-1.amazonaws.com:443
expect i-a resolves kms.eu-west-1.amazonaws.com to kms
`;
const cursor = (needle: string, text = NET) => {
  if (!text.includes(needle)) throw new Error(`no ${needle}`);
  return text.replace(needle, `${needle}$0`);
};

describe('the question that belongs to the cursor', () => {
  it.each([
    ['an expect line', cursor('expect i-b can', NET + EXPECTS), 'i-b', 's3.eu-west-1.amazonaws.com:443'],
    ['an expect line about a name', cursor('i-a resolves', NET + EXPECTS), 'i-a', 'kms.eu-west-1.amazonaws.com:443'],
    [
      'an endpoint: the first instance asks its service',
      cursor('endpoint kms { serv'),
      'one.i-a',
      'kms.eu-west-1.amazonaws.com:443',
    ],
    ['a property of an endpoint', cursor('service kms'), 'one.i-a', 'kms.eu-west-1.amazonaws.com:443'],
    [
      'an endpoint that an expect goes via',
      cursor('gateway-endpoint s3', NET + EXPECTS),
      'i-b',
      's3.eu-west-1.amazonaws.com:443',
    ],
    [
      'an endpoint whose name an expect asks for',
      cursor('endpoint kms', NET + EXPECTS),
      'i-b',
      'kms.eu-west-1.amazonaws.com:443',
    ],
    ['a gateway endpoint', cursor('gateway-endpoint s3'), 'one.i-a', 's3.eu-west-1.amazonaws.com:443'],
    ['an instance', cursor('instance i-b'), 'one.i-b', 'kms.eu-west-1.amazonaws.com:443'],
    ['an instance of an expect', cursor('instance i-b', NET + EXPECTS), 'i-b', 's3.eu-west-1.amazonaws.com:443'],
    ['a subnet: the instance in it', cursor('subnet b'), 'one.i-b', 'kms.eu-west-1.amazonaws.com:443'],
    ['a security group: the instance in it', cursor('egress tcp'), 'one.i-a', 'kms.eu-west-1.amazonaws.com:443'],
    ['a route table: the instance it serves', cursor('route-table t {'), 'one.i-a', 'kms.eu-west-1.amazonaws.com:443'],
    ['the VPC itself', cursor('cidr 10.0.0.0/16'), 'one.i-a', 'kms.eu-west-1.amazonaws.com:443'],
    ['outside, with expects', `$0${NET}${EXPECTS}`, 'i-b', 's3.eu-west-1.amazonaws.com:443'],
    ['outside, without', `$0${NET}`, 'one.i-a', 'kms.eu-west-1.amazonaws.com:443'],
  ])('%s', (_, marked, from, to) => {
    expect(question(marked)).toEqual({ from, to });
  });

  it('asks for the internet where a VPC has no endpoint', () => {
    const text = NET.replace(/ {2}(interface-endpoint kms|gateway-endpoint s3).*\n/g, '');
    expect(question(cursor('instance i-a', text))).toEqual({ from: 'one.i-a', to: 'internet:443' });
  });

  it('says what is missing', () => {
    expect(question(cursor('endpoint sqs'))).toEqual({
      missing: 'Put an instance into VPC empty to see a path to sqs: there is nobody yet who could send.',
    });
    expect(question('# nothing$0')).toEqual({ missing: expect.stringMatching(/^There is no VPC here yet/) });
    expect(question('$0')).toHaveProperty('missing');
  });

  it('never throws, wherever the cursor is and whatever is half typed', () => {
    const whole = NET + EXPECTS;
    for (let end = 0; end <= whole.length; end += 7) {
      const { analysis, offset } = at(`${whole.slice(0, end)}$0`);
      for (const kind of ['path', 'dns', 'neighbourhood'] as const)
        expect(showView(analysis, { ...asPath({ offset }), kind, cursor: offset })).toHaveProperty('broken');
    }
  });
});

describe('views', () => {
  it('are found again by node and by outline line, also when the text has moved', () => {
    const reaching = NET.replace('cidr 10.0.0.0/16', 'cidr 10.0.0.0/16; dns-hostnames on');
    const { analysis, offset } = at(cursor('service kms', reaching));
    const { view } = showView(analysis, asPath({ offset }));
    const node = view?.nodes.find(({ label, hasLine }) => hasLine && label.startsWith('kms'));
    const outline = view?.outline.findIndex(({ hasLine }) => hasLine) ?? -1;
    const moved = at(`$0# a line more\n${reaching}`);
    const question = view?.question ?? { from: '', to: '' };
    for (const what of [{ node: node?.id ?? '' }, { outline }]) {
      const source = locate(moved.analysis, asPath({ question }), what);
      expect(source).toBeDefined();
      if (source)
        expect(moved.text.slice(spanOf(source).start)).toMatch(
          /^(interface-endpoint|egress|security-group|service|instance|vpc)/,
        );
    }
    expect(locate(moved.analysis, asPath({ question }), { node: 'nobody' })).toBeUndefined();
    expect(locate(moved.analysis, asPath({ question }), { outline: 10_000 })).toBeUndefined();
  });

  it('have the same key for the same question, however it is written', () => {
    const { analysis } = at(`$0${NET}`);
    const keyOf = (from: string, to: string) => showView(analysis, asPath({ question: { from, to } })).view?.key;
    expect(keyOf('i-a', 'kms.eu-west-1.amazonaws.com:443')).toBe(
      keyOf('one.i-a', 'kms.eu-west-1.amazonaws.com:443/tcp'),
    );
    expect(keyOf('i-a', 'kms.eu-west-1.amazonaws.com:443')).not.toBe(keyOf('i-a', 'kms.eu-west-1.amazonaws.com:80'));
  });

  it('say when the text is broken, and why something can not be asked', () => {
    const { analysis } = at(`$0${NET} }`);
    const shown = showView(analysis, asPath({ question: { from: 'nobody', to: 'internet:443' } }));
    expect(shown).toMatchObject({ broken: true, view: null, missing: expect.stringContaining('nobody') });
  });
});

describe('places to pick', () => {
  it('start with the question at the cursor and name everything once', () => {
    const { analysis, offset } = at(cursor('gateway-endpoint s3', NET + EXPECTS));
    const { sources, targets } = placesAt(analysis, offset);
    expect(sources[0]).toEqual({ text: 'one.i-b', detail: 'at the cursor' });
    expect(targets[0]).toEqual({ text: 's3.eu-west-1.amazonaws.com:443', detail: 'at the cursor' });
    expect(sources.map(({ text }) => text)).toEqual(['one.i-b', 'one.i-a', 'internet']);
    expect(new Set(targets.map(({ text }) => text)).size).toBe(targets.length);
    expect(targets.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['kms.eu-west-1.amazonaws.com:443', 'one.i-a', 'one.kms', 'internet:443']),
    );
  });
});
