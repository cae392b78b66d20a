/** Peerings, transit gateways, Direct Connect and endpoint services: what AWS refuses, and what surely carries nothing (semantics §5, §12 to §14). */
import { properties } from '../model/bind';
import { blocksIn } from '../model/line';
import type { Resource } from '../model/resource';
import type { Subnet } from '../model/subnet';
import type { Attachment, TransitGateway } from '../model/transit-gateway';
import type { Vpc } from '../model/vpc';
import { containsCidr, formatCidr } from '../net/cidr';
import type { Check, CheckContext } from './check';
import { rule } from './check';

const pair = rule('peering.twice', 'error', 'Two VPCs are joined by one peering only.', 'PCX-1');
const end = rule(
  'attachment.end',
  'error',
  'An attachment connects one VPC, VPN, Direct Connect gateway or other transit gateway.',
  'TGW-1',
);
const zone = rule('attachment.zone-twice', 'error', 'An attachment has one subnet per Availability Zone.', 'TGW-10');
const otherVpc = rule('attachment.other-vpc', 'error', "The attachment's subnets lie in the attached VPC.", 'TGW-10');
const vpcTwice = rule('attachment.vpc-twice', 'error', 'A VPC is attached to a transit gateway once.', 'TGW-10');
const region = rule('attachment.region', 'error', 'A VPC is attached to a transit gateway of its own Region.', 'TGW-8');
const noSubnet = rule('attachment.no-subnet', 'warning', 'Without subnets nothing gets into the VPC.', 'TGW-10');
const noTable = rule('attachment.no-table', 'warning', 'Packets that come from the attachment go nowhere.', 'TGW-2');
const oneSided = rule('attachment.one-sided', 'warning', 'The peering has no other end.', 'TGW-8');
const nothing = rule(
  'direct-connect.nothing-announced',
  'warning',
  'The allowed prefixes cover no block of the VPC, so on-premises learns nothing.',
  'DX-3',
);
const refused = rule(
  'endpoint-service.not-allowed',
  'warning',
  "The service doesn't allow the account of the endpoint.",
  'ES-2',
);

export const check: Check = {
  rules: [pair, end, zone, otherVpc, vpcTwice, region, noSubnet, noTable, oneSided, nothing, refused],
  run(context) {
    checkPairs(context);
    for (const gateway of context.resources<TransitGateway>('transit-gateway')) checkTransitGateway(context, gateway);
    for (const line of context.resources('direct-connect')) checkPrefixes(context, line);
    for (const kind of ['interface-endpoint', 'gateway-load-balancer-endpoint'] as const)
      for (const endpoint of context.resources(kind)) checkPrincipal(context, endpoint);
  },
};

const GONE = new Set(['deleted', 'deleting', 'failed', 'rejected', 'expired']);
const exists = (each: Resource): boolean => !GONE.has(each.state ?? '');

function checkPairs(context: CheckContext): void {
  const seen = new Map<string, Resource>();
  for (const peering of context.network.all('peering')) {
    const names = peering.references('vpcs').map((vpc) => vpc.qualified);
    if (names.length !== 2 || !exists(peering)) continue;
    const key = names.sort().join(' ');
    const first = seen.get(key);
    if (first)
      context.report(
        pair,
        peering.sourceOf('vpcs'),
        `${first.name} joins these two VPCs already; AWS takes one peering for a pair (PCX-1).`,
        { related: [{ message: 'Here.', source: first.source }] },
      );
    else seen.set(key, peering);
  }
}

function checkTransitGateway(context: CheckContext, gateway: TransitGateway): void {
  const attached = new Map<Vpc, Attachment>();
  const tables = gateway.routeTables.length;
  if (tables === 0 && gateway.attachments.length > 0)
    context.report(
      noTable,
      gateway.source,
      `No route table of ${gateway.name} is written, so nobody knows where it sends packets (TGW-2). If it has the one that AWS makes by default, write \`route-table main { default-association; default-propagation }\`.`,
    );
  for (const each of gateway.attachments) {
    if (!exists(each)) continue;
    const ends = ['vpc', 'vpn', 'direct-connect', 'peer'].filter((keyword) => each.property(keyword));
    if (ends.length !== 1) {
      const what = ends.length === 0 ? 'nothing' : ends.join(' and ');
      context.report(
        end,
        each.source,
        `This attachment connects ${what}; it takes one of vpc, vpn, direct-connect and peer (TGW-1).`,
      );
      continue;
    }
    const vpc = each.attachedVpc;
    if (vpc) checkVpcAttachment(context, each, vpc, attached);
    if (each.peer) checkPeer(context, each, each.peer);
    if (tables > 0 && !each.routeTable && !each.property('route-table'))
      context.report(
        noTable,
        each.source,
        `No route table of ${gateway.name} is associated with ${each.name}, so what comes from it is dropped (TGW-2): name one, or mark a table default-association.`,
      );
  }
}

function checkVpcAttachment(
  context: CheckContext,
  attachment: Attachment,
  vpc: Vpc,
  attached: Map<Vpc, Attachment>,
): void {
  const { gateway } = attachment;
  const first = attached.get(vpc);
  if (first)
    context.report(
      vpcTwice,
      attachment.sourceOf('vpc'),
      `${vpc.name} is attached to ${gateway.name} already, by ${first.name} (TGW-10).`,
      { related: [{ message: 'Here.', source: first.source }] },
    );
  attached.set(vpc, attachment);
  if (vpc.region && gateway.region && vpc.region !== gateway.region)
    context.report(
      region,
      attachment.sourceOf('vpc'),
      `${vpc.name} lies in ${vpc.region} and ${gateway.name} in ${gateway.region}: attach it to a transit gateway of its own Region and peer the two (TGW-8).`,
    );
  const { subnets } = attachment;
  if (!attachment.property('subnets'))
    context.report(noSubnet, attachment.source, `${attachment.name} names no subnet of ${vpc.name} (TGW-10).`);
  const zones = new Map<string, Subnet>();
  for (const subnet of subnets) {
    if (subnet.vpc !== vpc) {
      const text = `Subnet ${subnet.qualified} doesn't lie in the attached VPC ${vpc.name} (TGW-10).`;
      context.report(otherVpc, attachment.sourceOf('subnets'), text);
      continue;
    }
    const same = subnet.zone ? zones.get(subnet.zone) : undefined;
    if (same && same !== subnet)
      context.report(
        zone,
        attachment.sourceOf('subnets'),
        `${same.name} and ${subnet.name} are both in ${subnet.zone}: an attachment takes one subnet of a zone (TGW-10).`,
      );
    if (subnet.zone) zones.set(subnet.zone, subnet);
  }
}

function checkPeer(context: CheckContext, attachment: Attachment, peer: TransitGateway): void {
  if (!attachment.works) return;
  if (peer === attachment.gateway || !peer.attachmentTo(attachment.gateway))
    context.report(
      oneSided,
      attachment.sourceOf('peer'),
      `${peer.name} has no attachment back to ${attachment.gateway.name}: a peering has two ends, and the other side has to accept it (TGW-8).`,
    );
}

/** Towards a virtual private gateway a prefix has to cover a whole block of the VPC. */
function checkPrefixes(context: CheckContext, line: Resource): void {
  const allowed = blocksIn(line, 'allowed-prefixes');
  if (allowed.length === 0) return;
  for (const gateway of line.references('gateways')) {
    const blocks = gateway.kind === 'virtual-private-gateway' ? (gateway.vpc?.cidrs ?? []) : [];
    if (blocks.length === 0 || blocks.some((block) => allowed.some((each) => containsCidr(each, block)))) continue;
    context.report(
      nothing,
      line.sourceOf('allowed-prefixes'),
      `None of them covers ${blocks.map(formatCidr).join(' or ')}, the block of ${gateway.vpc?.name}: towards a virtual private gateway the list is a filter, so nothing is announced (DX-3).`,
    );
  }
}

/** The service's own account needs no permission; what is not known is not judged. */
function checkPrincipal(context: CheckContext, endpoint: Resource): void {
  const service = endpoint.reference('service');
  const { account } = endpoint;
  if (service?.kind !== 'endpoint-service' || !account || !endpoint.works) return;
  const owner = service.references('load-balancers')[0]?.account ?? service.account;
  if (owner === undefined || owner === account) return;
  const allowed = properties(service.bound, 'allow').flatMap((each) => each.arguments.map(({ text }) => text));
  if (allowed.some((each) => each === '*' || each.includes(account))) return;
  context.report(
    refused,
    endpoint.sourceOf('service'),
    `${service.name} allows ${allowed.join(', ') || 'nobody'}, not account ${account}: its owner has to write \`allow ${account}\` (ES-2).`,
    { related: [{ message: `Service ${service.name}.`, source: service.source }] },
  );
}
