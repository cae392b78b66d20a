/** Which VPCs answer for each other's host names: over peering and over transit gateways (DNS-16, DNS-17, DNS-18). */
import type { Resource } from './resource';
import type { Attachment, TransitGateway } from './transit-gateway';
import type { Vpc } from './vpc';

export interface Connection {
  readonly other: Vpc;
  /** The peering, or the transit gateway. */
  readonly by: Resource;
  /** Clients of the first VPC get private answers for public names of the other. */
  readonly translates: boolean;
}

const known = new WeakMap<Vpc, readonly Connection[]>();

/** Active connections of a VPC to others, in the order of the file; a transit gateway does not count beyond a peering with another one. */
export function connectionsOf(vpc: Vpc): readonly Connection[] {
  let connections = known.get(vpc);
  if (!connections) {
    connections = findConnections(vpc);
    known.set(vpc, connections);
  }
  return connections;
}

function findConnections(vpc: Vpc): Connection[] {
  const { network } = vpc;
  const byPeering = network.all('peering').flatMap((peering): Connection[] => {
    const ends = peering.references<Vpc>('vpcs');
    if (!peering.works || !ends.includes(vpc)) return [];
    const translates = peering.references('dns-resolution').includes(vpc);
    return ends.filter((each) => each !== vpc).map((other) => ({ other, by: peering, translates }));
  });
  const byTransit = network.all<TransitGateway>('transit-gateway').flatMap((gateway): Connection[] => {
    const translating = (each: Attachment): boolean =>
      gateway.isOn('dns-support', true) && each.isOn('dns-support', true);
    const working = gateway.attachments.filter((each) => each.works);
    const own = working.find((each) => each.reference('vpc') === vpc);
    if (!own) return [];
    return working.flatMap((each) => {
      const other = each.reference<Vpc>('vpc');
      return other && other !== vpc ? [{ other, by: gateway, translates: translating(own) && translating(each) }] : [];
    });
  });
  return [...byPeering, ...byTransit];
}
