/**
 * Which question belongs to a place in the text. The rule, in this order:
 * 1. on an `expect` line: that question;
 * 2. on an interface or gateway endpoint: an `expect` that goes `via` it or asks for it or for a name of its service; else
 *    the VPC's first instance asks for its service's name, port 443;
 * 3. on something that can send: an `expect` that names it; else it asks for the first endpoint of its VPC, else the internet;
 * 4. on anything else in a VPC: an `expect` that names it; else the question of the first instance that it serves (that
 *    lies in the subnet, uses the table, is in the group, …); else of the VPC's first `expect`; else of its first instance;
 * 5. outside: the file's first `expect`, else its first VPC.
 */
import { commonName } from '../core/data/service-names';
import { isUnaskable, readTarget } from '../core/engine/question';
import type { Bound } from '../core/model/bind';
import { argument } from '../core/model/bind';
import type { GatewayEndpoint } from '../core/model/gateway-endpoint';
import type { InterfaceEndpoint } from '../core/model/interface-endpoint';
import type { Network } from '../core/model/network';
import type { NetworkInterface } from '../core/model/network-interface';
import type { Resource } from '../core/model/resource';
import type { SourceFile } from '../core/model/source';
import type { Vpc } from '../core/model/vpc';
import type { Kind } from '../core/schema/kinds';
import { statementAt } from '../core/syntax/tree';

/** FROM and TARGET as the command line takes them. */
export interface QuestionText {
  readonly from: string;
  readonly to: string;
}
/** Nothing can be asked: one sentence that says what is missing. */
export interface NoQuestion {
  readonly missing: string;
}

const SENDERS = new Set<Kind>(['instance', 'interface', 'network-interface']);
const ENDPOINTS = new Set<Kind>(['interface-endpoint', 'gateway-endpoint']);

/** `offset` in UTF-16 code units of the file's text. */
export function questionAt(network: Network, file: SourceFile, offset: number): QuestionText | NoQuestion {
  const asked = expectsOf(network, file);
  for (let each = statementAt(file.tree, offset); each !== undefined; each = each.parent) {
    const expected = asked.find(({ bound }) => bound.statement === each);
    if (expected) return expected.question;
  }
  const subject = resourceAt(network, file, offset);
  if (subject === undefined) return questionOfFile(network, file, asked);
  return questionAbout(subject, asked) ?? missingIn(subject);
}

/** The innermost resource that is declared around a place; undefined outside of all. */
export function resourceAt(network: Network, file: SourceFile, offset: number): Resource | undefined {
  let resource: Resource | undefined;
  for (let each = statementAt(file.tree, offset); each !== undefined && resource === undefined; each = each.parent)
    resource = network.byStatement.get(each);
  // The interface of an instance sends for it.
  return resource && SENDERS.has(resource.kind) && resource.container?.kind === 'instance'
    ? resource.container
    : resource;
}

/** An `expect` statement as the question it asks, and the resources it names. */
interface Asked {
  readonly bound: Bound;
  readonly question: QuestionText;
  readonly host: string;
  readonly sender: Resource | undefined;
  readonly named: readonly Resource[];
}

function expectsOf(network: Network, file: SourceFile): Asked[] {
  const found: Asked[] = [];
  for (const each of network.files) {
    if (each.file !== file) continue;
    for (const bound of each.statements) {
      const asked = bound.spec.keyword === 'expect' ? askedBy(bound, network) : undefined;
      if (asked) found.push(asked);
    }
  }
  return found;
}

function askedBy(bound: Bound, network: Network): Asked | undefined {
  const from = argument(bound, 'sender')?.text;
  const name = argument(bound, 'dns-name')?.text;
  const to = argument(bound, 'target')?.text ?? (name === undefined ? undefined : `${name}:443`);
  const target = to === undefined ? undefined : readTarget(to);
  if (from === undefined || to === undefined || target === undefined || isUnaskable(target)) return undefined;
  const find = (text: string): Resource | undefined => network.lookup(text, undefined).found;
  const crossed = bound.arguments.filter((each) => each.role === 'crossing').map((each) => find(each.text));
  const sender = find(from);
  const named = [sender, find(target.host), ...crossed].filter((each) => each !== undefined);
  return { bound, question: { from, to }, host: target.host, sender, named };
}

function questionAbout(subject: Resource, asked: readonly Asked[]): QuestionText | undefined {
  if (ENDPOINTS.has(subject.kind)) return questionOfEndpoint(subject, asked);
  const naming = asked.find(({ named }) => named.includes(subject))?.question;
  if (naming) return naming;
  if (SENDERS.has(subject.kind)) return questionOfSender(subject);
  const { vpc } = subject;
  if (!vpc) return undefined;
  const served = vpc
    .all('instance')
    .find((each) => each.network.interfacesOf(each).some((own) => serves(subject, own)));
  if (served) return questionAbout(served, asked);
  const within = asked.find(({ named }) => named.some((each) => each.vpc === vpc))?.question;
  const first = vpc.all('instance')[0];
  return within ?? (first && questionAbout(first, asked));
}

/** Whether a resource has a say in what the interface sends. */
function serves(subject: Resource, { subnet, groups }: NetworkInterface): boolean {
  const around: readonly (Resource | undefined)[] = [subnet, subnet?.routeTable, subnet?.networkAcl, ...(groups ?? [])];
  return around.includes(subject);
}

function questionOfEndpoint(endpoint: Resource, asked: readonly Asked[]): QuestionText | undefined {
  const host = serviceHost(endpoint);
  const naming =
    asked.find(({ named }) => named.includes(endpoint)) ??
    asked.find((each) => each.host === host && each.sender?.vpc === endpoint.vpc);
  if (naming) return naming.question;
  const client = endpoint.vpc?.all('instance')[0];
  return client && { from: client.qualified, to: `${host}:443` };
}

/** The name a client would use; the endpoint itself where its service has none. */
export function serviceHost(endpoint: Resource): string {
  if (endpoint.kind === 'gateway-endpoint') {
    const { service, serviceRegion } = endpoint as GatewayEndpoint;
    return service && serviceRegion ? `${service}.${serviceRegion}.amazonaws.com` : endpoint.qualified;
  }
  const service = (endpoint as InterfaceEndpoint).service;
  return (service && commonName(service)) ?? endpoint.qualified;
}

function questionOfSender(sender: Resource): QuestionText {
  const endpoint = sender.vpc && firstEndpoint(sender.vpc);
  return { from: sender.qualified, to: `${endpoint ? serviceHost(endpoint) : 'internet'}:443` };
}

const firstEndpoint = (vpc: Vpc): Resource | undefined =>
  vpc.all('interface-endpoint')[0] ?? vpc.all('gateway-endpoint')[0];

function questionOfFile(network: Network, file: SourceFile, asked: readonly Asked[]): QuestionText | NoQuestion {
  if (asked[0]) return asked[0].question;
  const vpc = network.vpcs.find((each) => each.file === file);
  if (vpc) return questionAbout(vpc, asked) ?? missingIn(vpc);
  return {
    missing:
      'There is no VPC here yet. Write one with a subnet and an instance, and the way of its packets is drawn here.',
  };
}

function missingIn(subject: Resource): NoQuestion {
  const { vpc } = subject;
  if (!vpc)
    return { missing: `Put the cursor into a VPC, or onto an expect line: a ${subject.kind} alone sends nothing.` };
  const target = ENDPOINTS.has(subject.kind) ? ` to ${subject.name}` : '';
  return {
    missing: `Put an instance into VPC ${vpc.name} to see a path${target}: there is nobody yet who could send.`,
  };
}
