/** Resolves a name as one client sees it: who is asked, which zone decides, what lost, what comes back (semantics §2.9). */

import type { Network } from '../../model/network';
import type { Resource } from '../../model/resource';
import type { Vpc } from '../../model/vpc';
import type { Family } from '../../net/address';
import { familyOf, formatAddress } from '../../net/address';
import type { ReasonCode } from '../reason-codes';
import type { DnsAnswer, DnsStatus, Rejected, Resolution, Step } from '../trace';
import type { StepDetails } from '../walk';
import { answerList, answersOf } from './answers';
import { synthesised } from './dns64';
import { isWithin, labels, normalise } from './domain';
import type { HostNameAnswer } from './host-names';
import { hostNameInVpc, hostNameOutside } from './host-names';
import type { ManagedZone } from './managed-zones';
import { managedZones } from './managed-zones';
import { publicAnswer } from './public-view';
import type { Claim } from './unsupported';
import { hostNameDomain, publicClaims, unsupportedClaims } from './unsupported';

/** Who asks: something in a VPC, or somebody outside who has only public DNS. */
export interface Client {
  readonly vpc: Vpc | undefined;
  readonly resource: Resource | undefined;
}

export interface Answered {
  readonly resolution: Resolution;
  /** What answered public addresses are called on the way. */
  readonly label: string | undefined;
}

export function resolve(network: Network, client: Client, asked: string, family: Family = 4): Answered {
  const name = normalise(asked);
  const answered = new Question(network, client, name, family).answer();
  if (family === 4 || answered.resolution.status !== 'NODATA' || !asksDns64(network, client)) return answered;
  const ofV4 = new Question(network, client, name, 4).answer();
  return ofV4.resolution.answers.length > 0 ? { ...ofV4, resolution: synthesised(ofV4.resolution) } : answered;
}

/** Whether the client's subnet has DNS64 on; the first interface counts. */
function asksDns64(network: Network, { resource }: Client): boolean {
  const subnet = resource && network.interfacesOf(resource)[0]?.subnet;
  return subnet?.isOn('dns64', false) ?? false;
}

class Question {
  private readonly steps: Step[] = [];
  private server = '';

  constructor(
    private readonly network: Network,
    private readonly client: Client,
    private readonly name: string,
    private readonly family: Family,
  ) {}

  answer(): Answered {
    const { vpc, resource } = this.client;
    if (!vpc) return this.outside(resource);
    const own = vpc.reference('dhcp-options');
    const servers = own?.property('dns-servers')?.arguments.filter((each) => each.text !== 'AmazonProvidedDNS') ?? [];
    if (own && servers.length > 0) {
      return this.undetermined(
        'DNS-11',
        `Clients of ${vpc.qualified} ask the DNS servers of the DHCP option set ${own.name}, and custom DNS servers can't be simulated yet.`,
        own,
      );
    }
    this.server = formatAddress(vpc.resolverAddresses[0] as number);
    if (!vpc.dnsSupport) {
      return this.failed('TIMEOUT', 'DNS_NO_RESOLVER', {
        rule: 'DNS-1',
        text: `Nobody answers: the Amazon resolver is off in ${vpc.qualified} (dns-support off).`,
        source: vpc.sourceOf('dns-support'),
      });
    }
    this.step('pass', {
      rule: 'DNS-5',
      text: `The client asks the Amazon resolver of ${vpc.qualified} at ${this.server}; no security group, network ACL or route applies to that (DNS-7).`,
    });
    return this.inVpc(vpc);
  }

  private outside(resource: Resource | undefined): Answered {
    if (resource?.property('dns-servers') || (resource?.container?.property('dns-server') ?? undefined)) {
      return this.undetermined(
        'ONP-1',
        `${resource?.qualified} asks its own DNS servers, and on-premises DNS servers can't be simulated yet.`,
        resource as Resource,
      );
    }
    this.server = 'public DNS';
    this.step('pass', {
      rule: 'DNS-19',
      text: 'The client is outside the VPC: it asks public DNS, which knows nothing of private zones.',
    });
    const [claim] = publicClaims(this.network, this.name);
    if (claim) return this.claimed(claim);
    const host = hostNameOutside(this.name, this.network);
    return host ? this.fromHostName(host) : this.fromPublic([]);
  }

  private inVpc(vpc: Vpc): Answered {
    const matching = managedZones(vpc).filter((zone) => isWithin(this.name, zone.domain));
    const claims = unsupportedClaims(vpc, this.name);
    const rejected: Rejected[] = matching.flatMap((zone) => (zone.off ? [loser(zone, zone.off.why)] : []));
    const [zone, ...others] = matching.filter((each) => !each.off).sort((a, b) => labels(b.domain) - labels(a.domain));
    const [claim] = claims;
    if (claim && (!zone || claim.always || labels(claim.domain) >= labels(zone.domain))) {
      return this.claimed(claim);
    }
    if (!zone) return hostNameDomain(this.name) ? this.hostName(vpc) : this.fromPublic(rejected);
    for (const other of others)
      rejected.push(
        loser(
          other,
          labels(other.domain) === labels(zone.domain)
            ? `two endpoints can't have the same zone in one VPC (IE-13); the first one counts`
            : 'its zone is less specific (DNS-20)',
        ),
      );
    rejected.push({
      what: 'public DNS',
      why: 'a private zone matches, and there is no falling through to public DNS (DNS-21)',
      source: undefined,
    });
    return this.fromZone(zone, rejected);
  }

  private claimed({ rule, resource, why }: Claim): Answered {
    return this.undetermined(
      rule,
      why ??
        `The ${resource.kind} ${resource.qualified} decides about ${this.name}, and a ${resource.kind} can't be simulated yet.`,
      resource,
    );
  }

  private fromHostName(host: HostNameAnswer): Answered {
    const { step, address } = host;
    if (address === undefined) return this.failed('NXDOMAIN', 'DNS_NXDOMAIN', step);
    if (familyOf(address) !== this.family) return this.failed('NODATA', 'DNS_NODATA', step);
    return this.found([{ address, owner: host.owner, madeUp: false, representative: false }], step, undefined);
  }

  private hostName(vpc: Vpc): Answered {
    const known = hostNameInVpc(this.name, vpc);
    if (known) return this.fromHostName(known);
    return this.unknown(
      'DNS-13',
      `${this.name} is an Amazon-provided host name or a reverse name, and those can't be resolved here yet.`,
    );
  }

  private fromZone(zone: ManagedZone, rejected: readonly Rejected[]): Answered {
    const { endpoint } = zone;
    this.step('choose', {
      rule: 'IE-11',
      text: `The hidden private hosted zone ${zone.domain} of the endpoint ${endpoint.name} decides: it is the most specific zone that matches.`,
      chosen: `private hosted zone ${zone.domain} (managed by ${endpoint.name})`,
      rejected,
      source: endpoint.source,
    });
    const held = this.name === zone.domain ? zone.apex : zone.wildcard;
    if (!held) {
      return this.failed('NXDOMAIN', 'DNS_NXDOMAIN', {
        rule: 'DNS-21',
        text: `The zone ${zone.domain} has no record for ${this.name}, and there is no falling through to public DNS.`,
        source: endpoint.source,
      });
    }
    const answers = answersOf(this.network.interfacesOf(endpoint), endpoint, this.family);
    if (answers.length === 0) {
      return this.failed('NODATA', 'DNS_NODATA', {
        rule: 'IE-14',
        text: `The endpoint ${endpoint.name} gives its names no ${this.family === 4 ? 'A' : 'AAAA'} records: its address type or its record type is another one.`,
        source: endpoint.source,
      });
    }
    const details = {
      rule: 'IE-11',
      text: `${this.name} is ${answerList(answers)}: the private ${answers.length > 1 ? 'addresses' : 'address'} of the endpoint ${endpoint.name}.`,
      source: endpoint.source,
    };
    return this.found(answers, details, undefined);
  }

  private fromPublic(rejected: readonly Rejected[]): Answered {
    if (/(^|\.)s3express-/.test(this.name))
      return this.unknown('GE-1', `${this.name} is a name of S3 Express, whose public addresses are not known here.`);
    const { status, answers, step, label } = publicAnswer(this.name, this.family, this.network);
    if (status !== 'NOERROR') {
      this.step('choose', {
        rule: 'DNS-26',
        text: 'No private zone claims the name, so public DNS answers.',
        chosen: 'public DNS',
        rejected,
      });
      return this.failed(status, status === 'NODATA' ? 'DNS_NODATA' : 'DNS_NXDOMAIN', step);
    }
    if (this.client.vpc)
      this.step('choose', {
        rule: 'DNS-26',
        text: 'No private zone claims the name, so public DNS answers.',
        chosen: 'public DNS',
        rejected,
      });
    return this.found(answers, step, label);
  }

  private found(answers: readonly DnsAnswer[], details: StepDetails, label: string | undefined): Answered {
    this.step('pass', details);
    return {
      resolution: {
        name: this.name,
        server: this.server,
        status: 'NOERROR',
        answers,
        steps: this.steps,
        reason: undefined,
      },
      label,
    };
  }

  private failed(status: DnsStatus, code: ReasonCode, details: StepDetails): Answered {
    this.step('drop', { ...details, code });
    const reason = {
      code,
      rule: details.rule,
      at: this.server,
      direction: 'forward' as const,
      text: details.text,
      source: details.source,
    };
    return {
      resolution: { name: this.name, server: this.server, status, answers: [], steps: this.steps, reason },
      label: undefined,
    };
  }

  private undetermined(rule: string, text: string, resource: Resource): Answered {
    return this.unknown(rule, text, resource);
  }
  private unknown(rule: string, text: string, resource?: Resource): Answered {
    const reason = {
      code: 'DNS_UNDETERMINED' as const,
      rule,
      at: resource?.qualified ?? this.server,
      direction: 'forward' as const,
      text,
      source: resource?.source,
    };
    this.step('choose', { rule, text, source: resource?.source });
    return {
      resolution: {
        name: this.name,
        server: this.server,
        status: 'UNDETERMINED',
        answers: [],
        steps: this.steps,
        reason,
      },
      label: undefined,
    };
  }

  private step(verdict: Step['verdict'], details: StepDetails): void {
    const { rule, text, code, chosen, rejected = [], source } = details;
    this.steps.push({ kind: 'dns', verdict, code, rule, text, chosen, rejected, source, afterBlock: false });
  }
}

const loser = (zone: ManagedZone, why: string): Rejected => ({
  what: `private hosted zone ${zone.domain} (managed by ${zone.endpoint.name})`,
  why,
  source: zone.off?.source ?? zone.endpoint.source,
});
