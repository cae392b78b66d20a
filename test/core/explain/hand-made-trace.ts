/** Traces made by hand, so that the words are tested without the engine. */
import type { Hop, Packet, Place, Reason, Resolution, Step, Trace } from '../../../src/core/engine/trace';
import type { Resource } from '../../../src/core/model/resource';
import type { Source, SourceFile } from '../../../src/core/model/source';
import { parseAddress } from '../../../src/core/net/address';
import { LINUX_EPHEMERAL, onePort } from '../../../src/core/net/ports';
import { parse } from '../../../src/core/syntax/parser';
import { walk } from '../../../src/core/syntax/tree';

const text = `# hand-made
vpc shop {
  cidr 10.0.0.0/16
  route-table private { route 0.0.0.0/0 -> nat }
  security-group app {
    egress tcp 443 to any
  }
}
`;
const file: SourceFile = { uri: 'net/shop.vpc', tree: parse(text) };

/** The first statement of a keyword, or one of its arguments. */
export function sourceAt(keyword: string, argument?: number): Source {
  for (const statement of walk(file.tree)) {
    if (statement.keyword === keyword)
      return argument === undefined ? { file, statement } : { file, statement, argument };
  }
  throw new Error(`no ${keyword} in the text`);
}

export const address = (written: string) => parseAddress(written) ?? 0;

/** The words need a resource's name only. */
export const resource = (qualified: string): Resource => ({ qualified }) as Resource;

export function place(kind: Place['kind'], name: string): Place {
  const outside = kind === 'internet' || kind === 'aws-service' || kind === 'resolver' || kind === 'unknown';
  return { kind, name, resource: outside ? undefined : resource(name) };
}

export const there: Packet = {
  source: address('10.0.1.10'),
  destination: address('10.0.2.20'),
  protocol: 6,
  sourcePorts: LINUX_EPHEMERAL,
  destinationPorts: onePort(443),
  icmpType: undefined,
};
export const back: Packet = {
  source: there.destination,
  destination: there.source,
  protocol: 6,
  sourcePorts: there.destinationPorts,
  destinationPorts: there.sourcePorts,
  icmpType: undefined,
};

export function step(given: Partial<Step> & Pick<Step, 'kind' | 'verdict' | 'text'>): Step {
  return {
    code: undefined,
    rule: 'MOD-2',
    chosen: undefined,
    rejected: [],
    source: undefined,
    afterBlock: false,
    ...given,
  };
}

export const hop = (at: Place, role: Hop['role'], packet: Packet, ...steps: Step[]): Hop => ({
  at,
  role,
  packet,
  steps,
});

export const web = place('instance', 'shop.web-1');
const privateA = place('subnet', 'shop.private-a');
const privateB = place('subnet', 'shop.private-b');
const sts = place('interface-endpoint', 'shop.sts');

const dns: Resolution = {
  name: 'sts.us-east-1.amazonaws.com',
  type: 'A',
  names: [],
  course: [],
  server: '10.0.0.2',
  status: 'NOERROR',
  answers: [{ address: address('10.0.2.20'), owner: resource('shop.sts'), madeUp: false, representative: false }],
  steps: [
    step({
      kind: 'dns',
      verdict: 'choose',
      rule: 'IE-12',
      text: 'The private zone that shop.sts adds to the VPC answers',
      chosen: 'zone sts.us-east-1.amazonaws.com',
      rejected: [{ what: 'the public zone', why: 'the private zone is asked first', source: undefined }],
      source: sourceAt('vpc', 0),
    }),
  ],
  reason: undefined,
};

const question: Trace['question'] = { from: web, to: dns.name, port: 443, protocol: 6, family: undefined };

export const reachable: Trace = {
  question,
  verdict: 'reachable',
  via: [resource('shop.sts')],
  reason: undefined,
  dns,
  paths: [
    {
      address: address('10.0.2.20'),
      choice: undefined,
      verdict: 'reachable',
      reason: undefined,
      forward: [
        hop(
          web,
          'send',
          there,
          step({
            kind: 'security-group',
            verdict: 'pass',
            rule: 'SG-1',
            text: 'Group app lets it out.',
            source: sourceAt('egress'),
          }),
        ),
        hop(
          privateA,
          'leave',
          there,
          step({
            kind: 'route',
            verdict: 'choose',
            rule: 'RT-7',
            text: 'The local route takes it',
            chosen: '10.0.0.0/16 -> local',
            rejected: [{ what: '0.0.0.0/0 -> nat', why: 'it is less specific', source: sourceAt('route') }],
          }),
        ),
        hop(sts, 'receive', there),
        hop(place('aws-service', 'AWS service sts'), 'beyond', there),
      ],
      return: [hop(sts, 'send', back), hop(web, 'receive', back)],
      via: [resource('shop.sts')],
    },
  ],
};

const firstDrop = step({
  kind: 'network-acl',
  verdict: 'drop',
  code: 'SUBNET_ACL_RESTRICTION',
  rule: 'ACL-2',
  text: 'The network ACL strict of shop.private-b lets nothing in.',
  source: sourceAt('cidr', 0),
});
const secondDrop = step({
  kind: 'security-group',
  verdict: 'drop',
  code: 'ENI_SG_RULES_MISMATCH',
  rule: 'SG-1',
  text: 'No ingress rule of endpoints takes TCP 443 from 10.0.1.10.',
  afterBlock: true,
});
const firstReason: Reason = {
  code: 'SUBNET_ACL_RESTRICTION',
  rule: 'ACL-2',
  at: 'shop.private-b',
  direction: 'forward',
  text: firstDrop.text,
  source: firstDrop.source,
};

export const blockedTwice: Trace = {
  ...reachable,
  verdict: 'unreachable',
  via: [],
  reason: firstReason,
  paths: [
    {
      address: address('10.0.2.20'),
      choice: undefined,
      verdict: 'unreachable',
      reason: firstReason,
      forward: [
        hop(web, 'send', there),
        hop(privateB, 'enter', there, firstDrop),
        hop(sts, 'receive', there, secondDrop),
      ],
      return: [],
      via: [],
    },
  ],
};

export const ping: Trace = {
  question: { from: web, to: '2600:1f18::7', port: undefined, protocol: 58, family: 6 },
  verdict: 'undetermined',
  via: [],
  reason: {
    code: 'UNSUPPORTED_COMPONENT',
    rule: '',
    at: 'hub',
    direction: 'forward',
    text: "A transit gateway can't be simulated yet",
    source: undefined,
  },
  dns: undefined,
  paths: [
    {
      address: address('2600:1f18::7'),
      choice: undefined,
      verdict: 'undetermined',
      reason: undefined,
      forward: [
        hop(web, 'send', {
          source: address('2600:1f18::5'),
          destination: address('2600:1f18::7'),
          protocol: 58,
          sourcePorts: undefined,
          destinationPorts: undefined,
          icmpType: 128,
        }),
      ],
      return: [],
      via: [],
    },
  ],
};

export const noName: Trace = {
  question: { ...question, to: 'nowhere.example' },
  verdict: 'unreachable',
  via: [],
  reason: {
    code: 'DNS_NXDOMAIN',
    rule: 'DNS-21',
    at: 'shop',
    direction: 'forward',
    text: 'The name does not exist.',
    source: undefined,
  },
  dns: { ...dns, name: 'nowhere.example', status: 'NXDOMAIN', answers: [], steps: [], reason: undefined },
  paths: [],
};
