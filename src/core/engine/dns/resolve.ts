/** Resolves a name as one client sees it: who is asked, which zone decides, what lost, what comes back (semantics §2.9). */

import type { InterfaceEndpoint } from '../../model/interface-endpoint';
import type { Network } from '../../model/network';
import type { Resource } from '../../model/resource';
import type { Vpc } from '../../model/vpc';
import type { Family } from '../../net/address';
import { formatAddress } from '../../net/address';
import type { ReasonCode } from '../reason-codes';
import type { DnsAnswer, DnsStatus, Rejected, Resolution, Step } from '../trace';
import type { StepDetails } from '../walk';
import { answerList, answersOf } from './answers';
import { isWithin, labels, normalise } from './domain';
import type { ManagedZone } from './managed-zones';
import { managedZones } from './managed-zones';
import { publicAnswer } from './public-view';
import { hostNameDomain, unsupportedClaims } from './unsupported';

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
  return new Question(network, client, normalise(asked), family).answer();
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
    return this.fromPublic([]);
  }

  private inVpc(vpc: Vpc): Answered {
    const matching = managedZones(vpc).filter((zone) => isWithin(this.name, zone.domain));
    const claims = unsupportedClaims(vpc, this.name);
    const rejected: Rejected[] = matching.flatMap((zone) => (zone.off ? [loser(zone, zone.off.why)] : []));
    const [zone, ...others] = matching.filter((each) => !each.off).sort((a, b) => labels(b.domain) - labels(a.domain));
    const [claim] = claims;
    if (claim && (!zone || claim.always || labels(claim.domain) >= labels(zone.domain))) {
      return this.undetermined(
        claim.rule,
        `The ${claim.resource.kind} ${claim.resource.qualified} decides about ${this.name}, and a ${claim.resource.kind} can't be simulated yet.`,
        claim.resource,
      );
    }
    if (!zone) return hostNameDomain(this.name) ? this.hostName() : this.fromPublic(rejected);
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

  private hostName(): Answered {
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

/** For words about an endpoint: the names that it answers, whoever asks. */
export const privateNamesOf = (endpoint: InterfaceEndpoint): readonly string[] => endpoint.service?.privateNames ?? [];
