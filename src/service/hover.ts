/** Hover: everything that is known about the word under the cursor. */
import type { Hover } from 'vscode-languageserver-types';
import { DnsZone } from '../core/model/dns-zone';
import type { RouteTable } from '../core/model/route-table';
import type { Analysis } from '../core/model/workspace';
import type { Address } from '../core/net/address';
import { parseAddress } from '../core/net/address';
import type { WrittenCidr } from '../core/net/cidr';
import { documentation } from '../core/syntax/tree';
import { askedName } from './dns/asked-name';
import { nearestClient } from './dns/clients';
import { apexText, dnsLineText } from './hover/dns-line';
import { dnsNameText } from './hover/dns-name';
import { expectationText } from './hover/expectation';
import { paragraphs, plain } from './hover/markdown';
import { resourceText } from './hover/resource';
import { routeText } from './hover/routing';
import { aclRuleText, groupRuleText } from './hover/rule';
import { statementText } from './hover/statement';
import { addressText, cidrText, prefixListNameText, serviceText, typeText } from './hover/values';
import { namedBy, nameIn } from './named';
import type { Place } from './place';
import { placeAt } from './place';
import { rangeOf } from './ranges';

/** `offset` in UTF-16 code units; null where there is nothing to say. */
export function hover(analysis: Analysis, offset: number): Hover | null {
  const place = placeAt(analysis, offset);
  const value = place && (place.index < 0 ? keywordText(place) : argumentText(place));
  if (!value) return null;
  return { contents: { kind: 'markdown', value }, range: rangeOf(analysis.document.lines, place.span) };
}

function keywordText(place: Place): string | undefined {
  const { bound, statement, analysis } = place;
  if (!bound) return undefined;
  const { spec } = bound;
  const resource = analysis.network.byStatement.get(statement);
  if (resource) return `${resourceText(resource)}\n\n---\n\n${statementText(spec)}`;
  const comment = documentation(analysis.document.tree, statement);
  const meaning = meaningOf(place);
  return paragraphs(comment && plain(comment), meaning, meaning && '---', statementText(spec));
}

/** What a line as a whole says: a rule, a route, an expectation. */
function meaningOf({ bound, statement, scope, analysis }: Place): string | undefined {
  if (!bound) return undefined;
  const { keyword } = bound.spec;
  if (keyword === 'expect') return expectationText(bound, analysis);
  if (keyword === 'route' && scope?.kind === 'route-table') return routeText(scope as RouteTable, statement);
  const dns = dnsLineText(bound, scope, analysis);
  if (dns) return dns;
  if (keyword !== 'ingress' && keyword !== 'egress') return undefined;
  if (scope?.kind === 'security-group') return groupRuleText(bound, scope);
  return scope?.kind === 'network-acl' ? aclRuleText(bound) : undefined;
}

function argumentText(place: Place): string | undefined {
  const { argument, bound, statement, scope, analysis } = place;
  const { network } = analysis;
  // Fixed words (`from`, `->`, `can`) say what their line says.
  if (!argument) return bound && paragraphs(meaningOf(place), statementText(bound.spec, false));
  const { type, text, value } = argument;
  if (type?.declares) {
    const own = network.byStatement.get(statement);
    return own && paragraphs(resourceText(own), apexText(own));
  }
  const dnsName = bound && askedName(bound, argument, scope);
  const found = namedBy(network, argument, scope).filter((each) => !dnsName || !(each instanceof DnsZone));
  if (found.length > 0) return found.map(resourceText).join('\n\n---\n\n');
  if (typeof value === 'number' && isAddress(type?.placeholder)) return addressText(value, network, scope);
  if (typeof value === 'bigint') return addressText(value as Address, network, scope);
  if (typeof value === 'object' && 'cidr' in value) return cidrText(value as WrittenCidr, network, scope);
  if (type?.catalogue === 'service' || type?.placeholder === 'GATEWAY-SERVICE')
    return serviceText(text, scope?.region, network.services);
  const name = nameIn(argument);
  const client = dnsName && nearestClient(bound, scope, network);
  return (
    (name === undefined ? undefined : (prefixListNameText(name) ?? targetText(place, name))) ??
    (client && paragraphs(dnsLineText(bound, scope, analysis, false), dnsNameText(dnsName, client, network))) ??
    typeText(argument) ??
    (bound && statementText(bound.spec, false))
  );
}

const ADDRESSES = new Set(['ADDRESS', 'SENDER', 'ANSWER', 'DNS-SERVER']);
const isAddress = (placeholder: string | undefined): boolean => placeholder !== undefined && ADDRESSES.has(placeholder);

/** The host of a question, the value of a record or of a resource endpoint: an address. */
function targetText({ argument, scope, analysis: { network } }: Place, name: string): string | undefined {
  const address = argument?.value === undefined || typeof argument.value === 'string' ? parseAddress(name) : undefined;
  return address === undefined ? undefined : addressText(address, network, scope);
}
