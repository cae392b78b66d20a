/** Parts of a VPC's DNS that decide about a name and can't be simulated yet: an answer past them would be a guess. */
import { argument, properties } from '../../model/bind';
import type { InterfaceEndpoint } from '../../model/interface-endpoint';
import type { Resource } from '../../model/resource';
import type { Vpc } from '../../model/vpc';
import { isWithin, labels, normalise } from './domain';

export interface Claim {
  readonly resource: Resource;
  readonly domain: string;
  readonly rule: string;
  /** It decides before any zone is looked at. */
  readonly always: boolean;
}

/** What claims the name in that VPC, the most decisive first. */
export function unsupportedClaims(vpc: Vpc, name: string): Claim[] {
  const { network } = vpc;
  const serves = (each: Resource): boolean => each.references('vpcs').includes(vpc);
  const claim = (resource: Resource, domain: string, rule: string, always = false): Claim[] =>
    isWithin(name, normalise(domain)) ? [{ resource, domain: normalise(domain), rule, always }] : [];
  return [
    ...network
      .all('dns-firewall')
      .filter(serves)
      .flatMap((each) =>
        properties(each.bound, 'rule').flatMap((rule) =>
          rule.arguments
            .filter(({ role }) => role === 'domain')
            .flatMap(({ text }) => claim(each, text.replace(/^\*\.?/, ''), 'DNS-35', true)),
        ),
      ),
    ...network
      .all('resolver-rule')
      .filter(serves)
      .flatMap((each) => claim(each, argument(each.property('domain'), 'domain')?.text ?? '.', 'DNS-25')),
    ...network
      .all('hosted-zone')
      .filter(serves)
      .flatMap((each) => claim(each, each.name, 'DNS-20')),
    ...network.all('public-zone').flatMap((each) => claim(each, each.name, 'DNS-26')),
    ...vpc.all<InterfaceEndpoint>('interface-endpoint').flatMap((endpoint) => {
      const own = endpoint.privateDns ? endpoint.ownService : undefined;
      const domain = own?.text('private-dns');
      return own && domain ? claim(own, domain.replace(/^\*\./, ''), 'ES-8') : [];
    }),
  ].sort((a, b) => Number(b.always) - Number(a.always) || labels(b.domain) - labels(a.domain));
}

/** Amazon-provided host names of instances (DNS-13, DNS-14), and the reverse names that are answered like them (DNS-29). */
export const hostNameDomain = (name: string): boolean =>
  /(^|\.)(ec2\.internal|compute\.internal|compute(-1)?\.amazonaws\.com|in-addr\.arpa|ip6\.arpa)$/.test(name);
