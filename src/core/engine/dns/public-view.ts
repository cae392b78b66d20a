/** What public DNS answers: endpoint-specific names, AWS services, hosts that the file declares (IE-9, GE-3, SVC-6). */

import { prefixListName } from '../../model/aws-prefix-lists';
import { values } from '../../model/bind';
import { normalise } from '../../model/domain-name';
import type { InterfaceEndpoint } from '../../model/interface-endpoint';
import type { Network } from '../../model/network';
import { stableHash } from '../../model/stable-hash';
import type { Address, Family } from '../../net/address';
import { familyOf, formatAddress, parseAddress } from '../../net/address';
import type { DnsAnswer } from '../trace';
import type { StepDetails } from '../walk';
import { answersOf } from './answers';
import { endpointNames, matchesEndpointName } from './endpoint-names';
import type { Inquiry } from './inquiry';
import { addressesFor } from './zone-answer';

export interface PublicAnswer {
  readonly status: 'NOERROR' | 'NODATA' | 'NXDOMAIN';
  readonly answers: readonly DnsAnswer[];
  readonly step: StepDetails;
  /** What an answered address is called on the way: `AWS service s3`. */
  readonly label: string | undefined;
}

/** Names that the file or AWS's own forms explain; undefined when the name is simply somebody's. */
export function knownPublicAnswer(name: string, inquiry: Inquiry): PublicAnswer | undefined {
  const { family, network } = inquiry;
  if (family === undefined) return undefined;
  return (
    ofEndpoint(name, family, network) ??
    ofResourceEndpoint(name, inquiry) ??
    ofLoadBalancer(name, inquiry) ??
    ofHost(name, family, network)
  );
}

/** AWS's services, and a stand-in for everybody else. */
export const otherPublicAnswer = (name: string, family: Family, network: Network): PublicAnswer =>
  ofService(name, family, network) ?? ofAnybody(name, family);

function ofEndpoint(name: string, family: Family, network: Network): PublicAnswer | undefined {
  if (!name.includes('.vpce.')) return undefined;
  for (const endpoint of network.all<InterfaceEndpoint>('interface-endpoint')) {
    const own = withKnownHash(name, endpoint);
    const match = endpointNames(endpoint).find((each) => matchesEndpointName(each, own));
    if (!match) continue;
    const answers = answersOf(match.interfaces, endpoint, family);
    return {
      status: answers.length > 0 ? 'NOERROR' : 'NODATA',
      answers,
      label: undefined,
      step: {
        rule: 'IE-9',
        text: `${name} is a name of the endpoint ${endpoint.name}. Public DNS answers it to anyone, with the private addresses of its interfaces.`,
        chosen: 'public DNS: endpoint-specific name',
        source: endpoint.source,
      },
    };
  }
  if (!/\.vpce\.(?:amazonaws\.com|sagemaker\.aws)(?:$|\.)/.test(name)) return undefined;
  return {
    status: 'NXDOMAIN',
    answers: [],
    label: undefined,
    step: { rule: 'IE-8', text: `${name} has the form of an endpoint's name, but no endpoint here has it.` },
  };
}

/** Names of resource and service-network endpoints start with the endpoint's id; public DNS answers them too (RE-3, SN-3). */
const LATTICE = /^(?:[a-z0-9-]+\.)?(vpce-[0-9a-f]+)[a-z0-9-]*\.(?:.*\.)?vpc-lattice-(?:rsc|svcs)\.[a-z0-9-]+\.on\.aws$/;

function ofResourceEndpoint(name: string, inquiry: Inquiry): PublicAnswer | undefined {
  const id = LATTICE.exec(name)?.[1];
  if (id === undefined) return undefined;
  const { network } = inquiry;
  const endpoint = [...network.all('resource-endpoint'), ...network.all('service-network-endpoint')].find(
    (each) => each.id === id,
  );
  if (!endpoint) return undefined;
  const rule = endpoint.kind === 'resource-endpoint' ? 'RE-3' : 'SN-3';
  return ofFile(addressesFor(endpoint, inquiry), {
    rule,
    text: `${name} is a name of the endpoint ${endpoint.name}. Public DNS answers it to anyone, with the private addresses of its interfaces.`,
    chosen: 'public DNS: endpoint-specific name',
    source: endpoint.source,
  });
}

function ofLoadBalancer(name: string, inquiry: Inquiry): PublicAnswer | undefined {
  const balancer = inquiry.network
    .all('network-load-balancer')
    .find((each) => normalise(each.text('dns') ?? '') === name);
  if (!balancer) return undefined;
  const kind = balancer.text('scheme') === 'internet-facing' ? 'public' : 'private';
  return ofFile(addressesFor(balancer, inquiry), {
    rule: 'DNS-26',
    text: `${name} is the name of the load balancer ${balancer.qualified}. Public DNS answers it to anyone, with the ${kind} addresses of its nodes.`,
    chosen: 'public DNS',
    source: balancer.sourceOf('dns'),
  });
}

const ofFile = (answers: readonly DnsAnswer[], step: StepDetails): PublicAnswer => ({
  status: answers.length > 0 ? 'NOERROR' : 'NODATA',
  answers,
  label: undefined,
  step,
});

/** AWS chose the hash of a deployed endpoint's names; whatever it is, the id tells whose name it is. */
function withKnownHash(name: string, { endpointId, nameHash }: InterfaceEndpoint): string {
  const at = name.indexOf(`${endpointId}-`);
  if (at < 0) return name;
  const hash = at + endpointId.length + 1;
  return name.slice(0, hash) + name.slice(hash).replace(/^[a-z0-9]{8}(?=[-.])/, nameHash);
}

function ofHost(name: string, family: Family, network: Network): PublicAnswer | undefined {
  const host = network
    .all('internet-host')
    .find((each) => values<string>(each.property('dns'), 'dns-name').some((own) => normalise(own) === name));
  if (!host) return undefined;
  const addresses = values<Address>(host.property('address'), 'address').filter(
    (address) => familyOf(address) === family,
  );
  return {
    status: addresses.length > 0 ? 'NOERROR' : 'NODATA',
    answers: addresses.map((address) => ({ address, owner: host, madeUp: false, representative: false })),
    label: undefined,
    step: {
      rule: 'DNS-26',
      text: `Public DNS gives ${name} the addresses of ${host.qualified}.`,
      chosen: 'public DNS',
      source: host.source,
    },
  };
}

/** Endings of AWS's own names in any partition, and of services with a domain of their own; the catalogue decides. */
const MAY_BE_AWS =
  /(?:aws|amazonaws\.com|amazonaws\.com\.cn|amazonwebservices\.(?:com\.cn|eu)|amazonaws\.eu|\.gov|adc-e\.uk|scloud)$/;

function ofService(name: string, family: Family, network: Network): PublicAnswer | undefined {
  if (!MAY_BE_AWS.test(name)) return undefined;
  const found = network.services.serviceOfName(name);
  if (!found && !/\.amazonaws\.com(\.cn)?$/.test(name)) return undefined;
  if (family === 6 && !found?.families.includes(6)) {
    const text = `Public DNS has only IPv4 addresses for ${name}: names with IPv6 are spelt otherwise, as s3.dualstack.REGION.amazonaws.com or SERVICE.REGION.api.aws.`;
    return { status: 'NODATA', answers: [], label: undefined, step: { rule: 'SVC-3', text } };
  }
  const listed = found && LISTED.exec(found.service)?.[1];
  if (found && listed) {
    const address = fromPrefixList(prefixListName(found.region, listed), name, family, network);
    if (address !== undefined)
      return representative(name, address, `AWS service ${listed}`, `${listed} in ${found.region}`, 'GE-3');
  }
  const what = found ? `${found.service} in ${found.region}` : 'AWS';
  const address = family === 6 ? inBlockV6(name) : inBlock(AWS_PUBLIC, 15, name);
  return representative(name, address, `AWS service ${found?.service ?? name}`, what, 'SVC-6');
}

/** Services whose public addresses AWS lists (RT-10). */
const LISTED = /^(s3|dynamodb)(?:-fips)?$/;

function fromPrefixList(list: string, name: string, family: Family, network: Network): Address | undefined {
  // The largest block: the one most answers come from.
  const [block] = (network.prefixList(list, undefined) ?? [])
    .filter((cidr) => cidr.family === family)
    .sort((a, b) => a.length - b.length);
  if (!block) return undefined;
  return typeof block.first === 'number'
    ? block.first + 1 + (stableHash(name) % Math.max(1, Number(block.last) - block.first - 1))
    : block.first + 1n + BigInt(stableHash(name) % 65536);
}

/** 54.239.0.0/17 holds AWS service endpoints and neither S3 nor DynamoDB. */
const AWS_PUBLIC = parseAddress('54.239.0.0') as number;
/** TEST-NET-1 of RFC 5737: nobody's, so it can't be mistaken for a real answer. */
const NOBODY = parseAddress('192.0.2.0') as number;
const NOBODY_V6 = parseAddress('2001:db8::') as bigint;
const inBlockV6 = (name: string): bigint => NOBODY_V6 + BigInt(1 + (stableHash(name) % 65534));
const inBlock = (base: number, bits: number, name: string): number => base + 1 + (stableHash(name) % (2 ** bits - 2));

/** Top-level domains that public DNS will never have (RFC 2606, RFC 6761, RFC 6762; `internal`, `corp`, `home`, `mail` by ICANN). */
const NEVER_PUBLIC = /(^|\.)(internal|corp|home|mail|local|localhost|test|invalid|example|home\.arpa)$/;

function ofAnybody(name: string, family: Family): PublicAnswer {
  if (NEVER_PUBLIC.test(name)) {
    const text = `Public DNS has no ${name}: its last part is reserved for private use.`;
    return { status: 'NXDOMAIN', answers: [], label: undefined, step: { rule: 'DNS-26', text } };
  }
  if (!name.includes('.') || name === '.') {
    const text = `Public DNS has no address for ${name}: it would be a top-level domain. Names are asked as they are written, and no domain is put behind them.`;
    return { status: 'NXDOMAIN', answers: [], label: undefined, step: { rule: 'DNS-26', text } };
  }
  const address = family === 4 ? inBlock(NOBODY, 8, name) : inBlockV6(name);
  return representative(name, address, undefined, `whatever ${name} is`, 'DNS-26');
}

function representative(
  name: string,
  address: Address,
  label: string | undefined,
  what: string,
  rule: string,
): PublicAnswer {
  return {
    status: 'NOERROR',
    answers: [{ address, owner: undefined, madeUp: false, representative: true }],
    label,
    step: {
      rule,
      text: `Public DNS answers ${name} with a public address of ${what}; ${formatAddress(address)} stands for it here, since real answers change.`,
      chosen: 'public DNS',
    },
  };
}
