/** Hover of single lines about DNS: records, domains of rules, rules of firewalls, `zone` and `forward` of servers. */
import { argument, type Bound } from '../../core/model/bind';
import { DnsZone } from '../../core/model/dns-zone';
import type { InterfaceEndpoint } from '../../core/model/interface-endpoint';
import type { Resource } from '../../core/model/resource';
import type { Analysis } from '../../core/model/workspace';
import { askedName, nameOf } from '../dns/asked-name';
import { nearestClient } from '../dns/clients';
import { firewallRuleText, resolverRuleText } from './dns-decider';
import { dnsNameText } from './dns-name';
import { entryLineText, ownServerText } from './dns-server';
import { privateDnsText } from './interface-endpoint';
import { code, paragraphs } from './markdown';

/** Undefined for other lines. `whole`: the line alone is asked about, not a name in it. */
export function dnsLineText(bound: Bound, scope: Resource | undefined, { network }: Analysis, whole = true) {
  switch (scope?.kind) {
    case 'hosted-zone':
    case 'public-zone': {
      const name = whole && bound.spec.keyword === 'record' ? argument(bound, 'record-name') : undefined;
      const asked = name && askedName(bound, name, scope);
      const client = asked && nearestClient(bound, scope, network);
      return client && dnsNameText(asked, client, network);
    }
    case 'interface-endpoint': {
      const endpoint = scope as InterfaceEndpoint;
      if (bound.spec.keyword !== 'private-dns') return undefined;
      const text = endpoint.ownService?.text('private-dns') ?? endpoint.service?.privateNames[0];
      const client = text === undefined ? undefined : nearestClient(bound, scope, network);
      const asked = text === undefined ? undefined : nameOf(text);
      return paragraphs(privateDnsText(endpoint), asked && client && dnsNameText(asked, client, network));
    }
    case 'resolver-rule':
      return bound.spec.keyword === 'domain' ? resolverRuleText(scope) : undefined;
    case 'dns-firewall':
      return bound.spec.keyword === 'rule'
        ? `Rule ${firewallRuleText(bound)} (DNS firewall ${code(scope.name)}).`
        : undefined;
    case 'on-premises':
      return bound.spec.keyword === 'dns-server' ? ownServerText(bound, scope) : entryLineText(bound, scope);
    default:
      return undefined;
  }
}

/** A zone that has records of its own name: what the name gives. */
export function apexText(zone: Resource): string | undefined {
  if (!(zone instanceof DnsZone) || !zone.records.has(zone.domain)) return undefined;
  const client = nearestClient(zone.bound, zone, zone.network);
  return client && dnsNameText({ name: zone.domain, wildcard: undefined }, client, zone.network);
}
