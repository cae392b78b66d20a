/** Parts of a VPC's DNS that decide about a name and can't be simulated yet: an answer past them would be a guess. */
import { argument, properties } from '../../model/bind';
import type { InterfaceEndpoint } from '../../model/interface-endpoint';
import type { Network } from '../../model/network';
import type { Resource } from '../../model/resource';
import type { Vpc } from '../../model/vpc';
import { isWithin, labels, normalise } from './domain';

export interface Claim {
  readonly resource: Resource;
  readonly domain: string;
  readonly rule: string;
  /** It decides before any zone is looked at. */
  readonly always: boolean;
  /** Said instead of the usual sentence about the kind. */
  readonly why?: string;
}

/** Public zones and load balancers whose names public DNS answers, for whoever asks. */
export function publicClaims(network: Network, name: string): Claim[] {
  const claims = [
    ...network.all('public-zone').flatMap((each) => claim(name, each, each.name, 'DNS-26')),
    ...network.all('network-load-balancer').flatMap((each) => {
      const own = each.text('dns');
      return own !== undefined && normalise(own) === name ? claim(name, each, own, 'DNS-26') : [];
    }),
  ];
  return claims.sort(byWeight);
}

function claim(name: string, resource: Resource, domain: string, rule: string, always = false): Claim[] {
  return isWithin(name, normalise(domain)) ? [{ resource, domain: normalise(domain), rule, always }] : [];
}
const byWeight = (a: Claim, b: Claim): number =>
  Number(b.always) - Number(a.always) || labels(b.domain) - labels(a.domain);

/** Endpoints of a VPC whose Region is unknown: neither their names nor their prefix lists can be told (SVC-6, GE-5). */
function withoutRegion(vpc: Vpc, name: string): Claim[] {
  if (vpc.region !== undefined || !isWithin(name, 'amazonaws.com')) return [];
  const [endpoint] = [...vpc.all('gateway-endpoint'), ...vpc.all('interface-endpoint')];
  if (!endpoint) return [];
  const why = `The file doesn't say in which Region ${vpc.qualified} lies, so it can't be told which names and addresses ${endpoint.name} serves.`;
  return [{ resource: endpoint, domain: 'amazonaws.com', rule: 'SVC-6', always: false, why }];
}

/** What claims the name in that VPC, the most decisive first. */
export function unsupportedClaims(vpc: Vpc, name: string): Claim[] {
  const { network } = vpc;
  const serves = (each: Resource): boolean => each.references('vpcs').includes(vpc);
  return [
    ...network
      .all('dns-firewall')
      .filter(serves)
      .flatMap((each) =>
        properties(each.bound, 'rule').flatMap((rule) =>
          rule.arguments
            .filter(({ role }) => role === 'domain')
            .flatMap(({ text }) => claim(name, each, text.replace(/^\*\.?/, ''), 'DNS-35', true)),
        ),
      ),
    ...network
      .all('resolver-rule')
      .filter(serves)
      .flatMap((each) => claim(name, each, argument(each.property('domain'), 'domain')?.text ?? '.', 'DNS-25')),
    ...network
      .all('hosted-zone')
      .filter(serves)
      .flatMap((each) => claim(name, each, each.name, 'DNS-20')),
    ...publicClaims(network, name),
    ...withoutRegion(vpc, name),
    ...vpc.all<InterfaceEndpoint>('interface-endpoint').flatMap((endpoint) => {
      const own = endpoint.privateDns ? endpoint.ownService : undefined;
      const domain = own?.text('private-dns');
      return own && domain ? claim(name, own, domain.replace(/^\*\./, ''), 'ES-8') : [];
    }),
  ].sort(byWeight);
}

/** Amazon-provided host names of instances (DNS-13, DNS-14), and the reverse names that are answered like them (DNS-29). */
export const hostNameDomain = (name: string): boolean =>
  /(^|\.)(ec2\.internal|compute\.internal|compute(-1)?\.amazonaws\.com|in-addr\.arpa|ip6\.arpa)$/.test(name);
