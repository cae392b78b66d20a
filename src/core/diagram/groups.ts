/** The frames of the path: VPC, zone and subnet, the AWS side, sites on-premises, as AWS draws them. */
import type { Hop, Packet, Place } from '../engine/trace';
import type { NetworkInterface } from '../model/network-interface';
import type { Resource } from '../model/resource';
import type { Source } from '../model/source';
import type { Subnet } from '../model/subnet';
import { formatCidr } from '../net/cidr';
import type { Ids } from './ids';
import type { PictureGroup } from './picture';

/** Gateways stand at the edge of their VPC, not in a subnet, whatever their neighbours on the way. */
const AT_THE_EDGE = new Set<Place['kind']>([
  'internet-gateway',
  'egress-only-internet-gateway',
  'virtual-private-gateway',
  'gateway-endpoint',
]);

export class Groups {
  private readonly made = new Map<string, PictureGroup>();
  /** One Region that holds everything is said in the titles of its VPCs; several are frames, and so is an account that is given. */
  private readonly hasRegions: boolean;
  private readonly hasSeveralRegions: boolean;

  constructor(
    private readonly ids: Ids,
    hops: readonly Hop[],
  ) {
    const vpcs = hops.flatMap(({ at: { resource } }) => resource?.vpc ?? []);
    this.hasSeveralRegions = new Set(vpcs.map(({ region }) => region)).size > 1;
    this.hasRegions = this.hasSeveralRegions || vpcs.some(({ account }) => account !== undefined);
  }

  /** Of the place of a hop; neighbours tell the subnet where the model can't. */
  around(hops: readonly Hop[], index: number): PictureGroup | undefined {
    const hop = hops[index];
    if (hop === undefined) return undefined;
    const { at } = hop;
    if (at.kind === 'aws-service') return this.group('aws', 'aws', 'AWS side', undefined);
    if (at.resource === undefined) return undefined;
    const site = siteOf(at.resource);
    if (site) return this.group('site', `site ${site.qualified}`, `On-premises · ${site.name}`, undefined);
    if (AT_THE_EDGE.has(at.kind)) return this.vpcOf(at.resource);
    const subnet = this.subnetOf(at.resource, hop.packet) ?? neighbour(hops, index);
    return subnet ? this.subnet(subnet) : this.vpcOf(at.resource);
  }

  vpcOf(resource: Resource | undefined): PictureGroup | undefined {
    const vpc = resource?.vpc;
    if (!vpc) return undefined;
    const [cidr] = vpc.cidrs;
    const words = regionWords(vpc);
    const region = (this.hasSeveralRegions ? words.reverse() : words).join(' · ');
    const frame = this.hasRegions ? this.group('region', `region ${region}`, region, undefined) : undefined;
    const title = [`VPC ${vpc.name}`, cidr && formatCidr(cidr), frame ? '' : vpc.region].filter(Boolean).join(' · ');
    return this.group('vpc', `vpc ${vpc.qualified}`, title, frame, vpc.source);
  }

  private subnet(subnet: Subnet): PictureGroup {
    const title = [subnet.zone, `subnet ${subnet.name}`].filter(Boolean).join(' · ');
    return this.group('subnet', `subnet ${subnet.qualified}`, title, this.vpcOf(subnet), subnet.source);
  }

  private subnetOf(resource: Resource, packet: Packet): Subnet | undefined {
    const own: readonly NetworkInterface[] = resource.network?.interfacesOf(resource) ?? [];
    const holds = (each: NetworkInterface): boolean =>
      [packet.source, packet.destination].some((end) => each.addresses.includes(end) || each.publicAddress === end);
    return (own.find(holds) ?? own[0])?.subnet;
  }

  private group(
    look: PictureGroup['look'],
    key: string,
    title: string,
    parent: PictureGroup | undefined,
    source?: Source,
  ): PictureGroup {
    let group = this.made.get(key);
    if (!group) {
      group = { id: this.ids.of('in', key), look, title, parent, source };
      this.made.set(key, group);
    }
    return group;
  }
}

/** `Account 111122223333`, `Region us-east-1`: the account where the file gives one. */
const regionWords = ({ account, region }: Resource): string[] =>
  [account === undefined ? '' : `Account ${account}`, region === undefined ? '' : `Region ${region}`].filter(Boolean);

const siteOf = (resource: Resource): Resource | undefined =>
  [resource, resource.container].find((each) => each?.kind === 'on-premises');

/** The subnet that the packet leaves right behind this hop, or enters right before it. */
function neighbour(hops: readonly Hop[], index: number): Subnet | undefined {
  const after = hops[index + 1];
  const before = hops[index - 1];
  if (after?.at.kind === 'subnet' && after.role === 'leave') return after.at.resource as Subnet | undefined;
  if (before?.at.kind === 'subnet' && before.role === 'enter') return before.at.resource as Subnet | undefined;
  return undefined;
}
