/** Endpoints that AWS refuses or that don't do what they seem to (semantics §3 and §6). */
import type { GatewayEndpoint } from '../model/gateway-endpoint';
import type { InterfaceEndpoint } from '../model/interface-endpoint';
import type { Resource } from '../model/resource';
import { headSpan } from '../model/source';
import type { Subnet } from '../model/subnet';
import type { Vpc } from '../model/vpc';
import type { Check, CheckContext, Fix } from './check';
import { rule } from './check';

const conflict = rule(
  'endpoint.private-dns-conflict',
  'error',
  'Two endpoints of one VPC want the same private DNS name.',
  'IE-13',
  'DNS-23',
);
const region = rule(
  'endpoint.no-region',
  'warning',
  'The Region of the VPC is unknown, and with it the names and addresses of the service.',
  'SVC-6',
  'GE-5',
);
const attributes = rule(
  'endpoint.private-dns-off',
  'warning',
  'Private DNS needs both DNS attributes of the VPC.',
  'DNS-3',
  'IE-11',
  'DNS-2',
);
const inboundOnly = rule(
  'endpoint.inbound-only',
  'error',
  'Private DNS for the inbound resolver only needs a gateway endpoint of the service in the VPC.',
  'IE-15',
);
const noPrivateDns = rule('endpoint.no-private-dns', 'warning', 'The service has no private DNS name.', 'IE-17');
const zone = rule(
  'endpoint.zone-twice',
  'error',
  'An interface endpoint has at most one subnet per Availability Zone.',
  'IE-1',
);
const foreign = rule(
  'endpoint.other-vpc',
  'error',
  'Subnets, groups and tables of an endpoint lie in its own VPC.',
  'IE-1',
  'GE-2',
);
const table = rule(
  'endpoint.table-twice',
  'error',
  'A route table has at most one endpoint route per service.',
  'GE-2',
);
const attribute = rule('vpc.dns-hostnames', 'error', 'dns-hostnames can be on only while dns-support is on.', 'DNS-2');

export const check: Check = {
  rules: [region, conflict, attributes, inboundOnly, noPrivateDns, zone, foreign, table, attribute],
  run(context) {
    for (const vpc of context.resources<Vpc>('vpc')) {
      if (vpc.dnsHostnames && !vpc.dnsSupport)
        context.report(
          attribute,
          vpc.sourceOf('dns-hostnames'),
          '`dns-hostnames` can be on only while `dns-support` is on (DNS-2).',
          { related: [{ message: 'It is off here.', source: vpc.sourceOf('dns-support') }] },
        );
      checkRegion(context, vpc);
      checkPrivateNames(context, vpc);
      checkTables(context, vpc);
    }
    for (const zone of context.resources('hosted-zone')) checkZoneName(context, zone);
    for (const endpoint of context.resources<InterfaceEndpoint>('interface-endpoint'))
      checkInterfaceEndpoint(context, endpoint);
  },
};

function checkRegion(context: CheckContext, vpc: Vpc): void {
  if (vpc.region !== undefined) return;
  const [endpoint] = [...vpc.all('gateway-endpoint'), ...vpc.all('interface-endpoint')];
  if (endpoint)
    context.report(
      region,
      endpoint.source,
      `Nothing says in which Region VPC ${vpc.name} lies, so it can't be told which names and addresses ${endpoint.name} serves: write \`region us-east-1\` (or another) at the top.`,
    );
}

/** What private DNS claims: the names of AWS's service, or the one of somebody's own (ES-8). */
function privateNamesOf({ service, ownService }: InterfaceEndpoint): readonly string[] {
  const own = ownService?.isOn('verified', true) ? ownService.text('private-dns') : undefined;
  return own === undefined ? (service?.privateNames ?? []) : [own.toLowerCase()];
}

/** States in which AWS has given an endpoint's names back. */
const GONE = new Set(['rejected', 'expired', 'failed', 'deleting', 'deleted']);

function checkPrivateNames(context: CheckContext, vpc: Vpc): void {
  const owners = new Map<string, InterfaceEndpoint>();
  for (const endpoint of vpc.all<InterfaceEndpoint>('interface-endpoint')) {
    if (!endpoint.privateDns || GONE.has(endpoint.state ?? '')) continue;
    for (const name of privateNamesOf(endpoint)) {
      const first = owners.get(name);
      if (!first) {
        owners.set(name, endpoint);
        continue;
      }
      context.report(
        conflict,
        endpoint.source,
        `AWS refuses a second endpoint with private DNS for ${name} in this VPC: ${first.name} has it (IE-13). Set \`private-dns off\` on one of them.`,
        {
          related: [{ message: `${first.name} has the name.`, source: first.source }],
          fixes: [switchOff(endpoint)],
        },
      );
      break;
    }
  }
}

/** A zone that an endpoint keeps for itself can't be made once more (DNS-23). */
function checkZoneName(context: CheckContext, hosted: Resource): void {
  const name = hosted.name.toLowerCase().replace(/\.$/, '');
  for (const vpc of hosted.references<Vpc>('vpcs')) {
    const owner = vpc
      .all<InterfaceEndpoint>('interface-endpoint')
      .find(
        (each) =>
          each.privateDns &&
          !GONE.has(each.state ?? '') &&
          privateNamesOf(each).some((own) => own.replace(/^\*\./, '') === name),
      );
    if (!owner) continue;
    context.report(
      conflict,
      hosted.sourceOf('vpcs'),
      `VPC ${vpc.name} has a zone ${name} already: the hidden one of the endpoint ${owner.name} (DNS-23). AWS refuses the second.`,
      { related: [{ message: `${owner.name} has the name.`, source: owner.source }] },
    );
  }
}

/** Writes `private-dns off` into the endpoint's block. */
function switchOff(endpoint: InterfaceEndpoint): Fix {
  const written = endpoint.property('private-dns');
  if (written) {
    const span = headSpan(written.statement);
    return { title: `Set private-dns off on ${endpoint.name}`, edits: [{ ...span, text: 'private-dns off' }] };
  }
  const { end } = headSpan(endpoint.bound.children[0]?.statement ?? endpoint.bound.statement);
  return { title: `Set private-dns off on ${endpoint.name}`, edits: [{ start: end, end, text: '; private-dns off' }] };
}

function checkTables(context: CheckContext, vpc: Vpc): void {
  const owners = new Map<string, GatewayEndpoint>();
  for (const endpoint of vpc.all<GatewayEndpoint>('gateway-endpoint')) {
    for (const each of endpoint.routeTables) {
      if (each.vpc !== vpc)
        context.report(
          foreign,
          endpoint.sourceOf('route-tables'),
          `Route table ${each.qualified} lies in another VPC (GE-2).`,
        );
      const key = `${endpoint.service} ${each.qualified}`;
      const first = owners.get(key);
      if (first && first !== endpoint)
        context.report(
          table,
          endpoint.sourceOf('route-tables'),
          `Route table ${each.name} has the route of ${first.name} to ${endpoint.service} already (GE-2).`,
          { related: [{ message: 'Here.', source: first.source }] },
        );
      owners.set(key, endpoint);
    }
  }
}

function checkInterfaceEndpoint(context: CheckContext, endpoint: InterfaceEndpoint): void {
  const vpc = endpoint.vpc as Vpc;
  const zones = new Map<string, Subnet>();
  for (const each of endpoint.network.interfacesOf(endpoint)) {
    const { subnet } = each;
    if (!subnet) continue;
    inOwnVpc(context, endpoint, subnet);
    const first = zones.get(subnet.zone ?? '');
    if (first && subnet.zone)
      context.report(
        zone,
        each.source.statement === endpoint.bound.statement ? endpoint.sourceOf('subnets') : each.source,
        `${first.name} and ${subnet.name} both lie in ${subnet.zone}: an endpoint takes one subnet a zone (IE-1).`,
      );
    else if (subnet.zone) zones.set(subnet.zone, subnet);
  }
  for (const group of endpoint.references('security-groups')) inOwnVpc(context, endpoint, group);
  if (!endpoint.privateDns || !endpoint.service) return;
  checkPrivateDns(context, endpoint, vpc);
}

function inOwnVpc(context: CheckContext, endpoint: InterfaceEndpoint, part: Resource): void {
  if (part.vpc !== endpoint.vpc)
    context.report(
      foreign,
      endpoint.source,
      `${part.kind} ${part.qualified} lies in another VPC than the endpoint (IE-1).`,
    );
}

function checkPrivateDns(context: CheckContext, endpoint: InterfaceEndpoint, vpc: Vpc): void {
  const { service } = endpoint;
  if (service?.privateNames.length === 0) {
    if (endpoint.property('private-dns'))
      context.report(
        noPrivateDns,
        endpoint.sourceOf('private-dns'),
        `${service.short} has no private DNS name: its clients use the endpoint-specific name (IE-17).`,
      );
    return;
  }
  const off = !vpc.dnsSupport ? 'dns-support' : !vpc.dnsHostnames ? 'dns-hostnames' : undefined;
  if (off) {
    context.report(
      attributes,
      endpoint.property('private-dns') ? endpoint.sourceOf('private-dns') : endpoint.source,
      `Private DNS of ${endpoint.name} does nothing: it needs both DNS attributes, and \`${off}\` is off in VPC ${vpc.name}. ${service?.privateNames[0]} keeps its public addresses (DNS-3); AWS refuses to create it like this.`,
      {
        related: [
          {
            message: vpc.property(off) ? 'Switched off here.' : 'AWS turns it off in new VPCs.',
            source: vpc.sourceOf(off),
          },
        ],
        fixes: [switchOn(vpc, off)],
      },
    );
  }
  if (
    endpoint.inboundOnly &&
    !vpc.all<GatewayEndpoint>('gateway-endpoint').some((each) => each.service === service?.short)
  ) {
    const why = endpoint.property('private-dns-only-for-inbound-resolver-endpoint')
      ? ''
      : ' It is on by default for S3: write `private-dns-only-for-inbound-resolver-endpoint off`, or add a gateway endpoint.';
    context.report(
      inboundOnly,
      endpoint.source,
      `Private DNS for the inbound resolver only needs a gateway endpoint for ${service?.short} in the VPC, and there is none (IE-15).${why}`,
    );
  }
}

function switchOn(vpc: Vpc, attributeName: string): Fix {
  const written = vpc.property(attributeName);
  const text = `${attributeName} on`;
  if (written) return { title: `Set ${text} in ${vpc.name}`, edits: [{ ...headSpan(written.statement), text }] };
  const { end } = headSpan((vpc.property('cidr') ?? vpc.bound).statement);
  return {
    title: `Set ${text} in ${vpc.name}`,
    edits: [{ start: end, end, text: vpc.property('cidr') ? `; ${text}` : '' }],
  };
}
