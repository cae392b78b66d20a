/** Resolves a name as one client sees it: whom it asks, who decides, what lost, what comes back (semantics §2.9). */
import { values } from '../../model/bind';
import { serversOf } from '../../model/dns-server';
import { flawOf, normalise } from '../../model/domain-name';
import type { Network } from '../../model/network';
import type { Resource } from '../../model/resource';
import type { Source } from '../../model/source';
import type { Vpc } from '../../model/vpc';
import type { Address, Family } from '../../net/address';
import { familyOf, formatAddress, parseAddress } from '../../net/address';
import { resolverPlace } from '../components/resolver';
import type { Sender } from '../question';
import { canSend, preferredFamily } from '../question';
import type { RecordType, Resolution } from '../trace';
import { isExchange } from '../trace';
import { amazonResolver } from './amazon-resolver';
import { askAddress } from './asking';
import { synthesised } from './dns64';
import type { Outcome } from './inquiry';
import { flatSteps, Inquiry, Log } from './inquiry';
import { publicDns } from './public-dns';
import { isReverseName } from './reverse-names';
import { serverAt } from './servers';

export interface Answered {
  readonly resolution: Resolution;
  /** What answered public addresses are called on the way. */
  readonly label: string | undefined;
}

/**
 * Reverse names are asked for names, all others for addresses of the family; without one as the client does: IPv4 where it
 * can, and IPv6 where the name has nothing else. Never throws.
 */
export function resolve(network: Network, client: Sender, asked: string, family?: Family): Answered {
  const name = normalise(asked);
  if (isReverseName(name)) return look(network, client, name, 'PTR');
  if (family !== undefined) return ofFamily(network, client, name, family);
  const answered = ofFamily(network, client, name, preferredFamily(client));
  const { status, type } = answered.resolution;
  if (status !== 'NODATA' || type === 'AAAA' || !canSend(client, 6)) return answered;
  const ofV6 = ofFamily(network, client, name, 6);
  if (ofV6.resolution.answers.length === 0) return answered;
  return {
    ...ofV6,
    resolution: noticed(ofV6.resolution, `${name} has no A record, so ${client.place.name} asks for AAAA.`),
  };
}

const noticed = (resolution: Resolution, text: string): Resolution => {
  const log = new Log('');
  log.note('pass', { rule: 'IE-14', text });
  const course = [...log.course, ...resolution.course];
  return { ...resolution, course, steps: flatSteps(course) };
};

function ofFamily(network: Network, client: Sender, name: string, family: Family): Answered {
  const answered = look(network, client, name, family === 4 ? 'A' : 'AAAA');
  if (family === 4 || answered.resolution.status !== 'NODATA' || !getsDns64(client, answered.resolution))
    return answered;
  const ofV4 = look(network, client, name, 'A');
  return ofV4.resolution.answers.length > 0 ? { ...ofV4, resolution: synthesised(ofV4.resolution) } : answered;
}

/** Whether DNS64 is on in the client's subnet (the first interface counts) and the Amazon resolver answered: other servers don't do it. */
const getsDns64 = ({ interfaces }: Sender, { course }: Resolution): boolean => {
  const { subnet, vpc } = interfaces[0] ?? {};
  const answeredBy = course.findLast(isExchange)?.to.name;
  return vpc !== undefined && (subnet?.isOn('dns64', false) ?? false) && answeredBy === resolverPlace(vpc).name;
};

function look(network: Network, client: Sender, name: string, type: RecordType): Answered {
  const inquiry = new Inquiry(network, type, (...asked) => serverAt(network, ...asked));
  const log = new Log('');
  const flaw = parseAddress(name) === undefined ? flawOf(name) : 'it is an address';
  const outcome =
    flaw === undefined
      ? askServers(serversFor(client), client, name, inquiry, log)
      : log.unknown({ rule: 'DNS-20', text: `“${name}” is no DNS name: ${flaw}.` });
  const { status, answers, names, reason, label } = outcome;
  const { course } = log;
  const server = course.findLast(isExchange)?.server ?? '';
  const steps = flatSteps(course);
  return { resolution: { name, type, server, status, answers, names, steps, course, reason }, label };
}

/** Servers in the order in which a client asks them, and why those. */
interface Servers {
  readonly list: readonly (Address | 'amazon' | 'public')[];
  readonly rule: string;
  readonly why: string | undefined;
  readonly source: Source | undefined;
}

function askServers({ list, rule, why, source }: Servers, client: Sender, name: string, inquiry: Inquiry, log: Log) {
  if (why !== undefined) log.note('pass', { rule, text: why, source });
  const vpc = vpcOf(client);
  let outcome: Outcome | undefined;
  list.forEach((each, index) => {
    if (outcome && outcome.status !== 'TIMEOUT' && outcome.status !== 'SERVFAIL') return;
    if (index > 0) {
      const text = `${list[index - 1] === 'amazon' ? 'The Amazon resolver' : 'That server'} gives no answer, so the client asks the next one.`;
      log.note('pass', { rule: 'DNS-10', text, source });
    }
    outcome =
      each === 'public' || (each === 'amazon' && !vpc)
        ? inquiry.ask(log, client.place, publicDns(true), name)
        : each === 'amazon'
          ? inquiry.ask(log, client.place, amazonResolver(vpc as Vpc, false, whereAsked(client, vpc as Vpc)), name)
          : askAddress(inquiry, log, client, { address: each, port: 53, rule, source }, name);
  });
  return outcome ?? log.failed('TIMEOUT', 'DNS_NO_RESOLVER', { rule: 'DNS-10', text: 'The client has no DNS server.' });
}

/** VPC+2 is out of reach without an IPv4 address; the link-local address is not (DNS-5). */
const whereAsked = ({ interfaces }: Sender, { resolverAddresses }: Vpc): Address | undefined => {
  const own = interfaces.flatMap(({ addresses }) => addresses);
  return own.length > 0 && own.every((each) => familyOf(each) === 6) ? resolverAddresses.at(-2) : undefined;
};

export const vpcOf = ({ interface: own, resource }: Sender): Vpc | undefined => own?.vpc ?? resource?.vpc;

function serversFor(client: Sender): Servers {
  const vpc = vpcOf(client);
  return vpc ? serversInVpc(vpc) : serversOutside(client.resource);
}

/** The option set of the VPC chooses; without one it is the Amazon resolver (DNS-10). */
function serversInVpc(vpc: Vpc): Servers {
  const options = vpc.reference('dhcp-options');
  const listed = options?.property('dns-servers')?.arguments ?? [];
  const list = listed.flatMap(({ text, value }): (Address | 'amazon')[] =>
    text === 'AmazonProvidedDNS' ? ['amazon'] : value === undefined ? [] : [value as Address],
  );
  if (!options || list.every((each) => each === 'amazon'))
    return { list: ['amazon'], rule: 'DNS-10', why: undefined, source: options?.source };
  const servers = list.map((each) => (each === 'amazon' ? 'the Amazon resolver' : formatAddress(each)));
  return {
    list,
    rule: 'DNS-11',
    why: `Clients of ${vpc.qualified} ask ${servers.join(', then ')}: the DHCP option set ${options.name} says so.`,
    source: options.sourceOf('dns-servers'),
  };
}

/** Hosts on-premises have servers of their own, named or those of their site; everybody else asks public DNS. */
function serversOutside(resource: Resource | undefined): Servers {
  const site = resource?.kind === 'host' ? resource.container : resource?.kind === 'on-premises' ? resource : undefined;
  const named = values<Address>(resource?.property('dns-servers'), 'address');
  const list = named.length > 0 ? named : site ? serversOf(site).map(({ address }) => address) : [];
  if (resource && site && list.length > 0)
    return {
      list,
      rule: 'ONP-1',
      why: `${resource.qualified} asks ${named.length > 0 ? 'the DNS servers it names' : `the DNS servers of ${site.name}`}: ${list.map(formatAddress).join(', then ')}.`,
      source: named.length > 0 ? resource.sourceOf('dns-servers') : site.source,
    };
  const why = 'The client is outside the VPC: it asks public DNS, which knows nothing of private zones.';
  return { list: ['public'], rule: 'DNS-19', why, source: undefined };
}
