/** Security groups on an interface: which rule admits a packet, and why each other one does not (SG-1, SG-2, SG-3, SG-6). */

import type { NetworkInterface } from '../../model/network-interface';
import { entryFor } from '../../model/prefix-list';
import type { GroupRule } from '../../model/security-group';
import { SecurityGroup } from '../../model/security-group';
import type { Address } from '../../net/address';
import { formatAddress } from '../../net/address';
import { ANY_V4, ANY_V6, containsAddress } from '../../net/cidr';
import type { PortRange } from '../../net/ports';
import { formatPorts, touchesPorts, withoutPorts } from '../../net/ports';
import { ALL_PROTOCOLS, hasPorts } from '../../net/protocol';
import { guessedBy, guessedText } from '../made-up';
import { describeService, icmpMismatch } from '../packet';
import type { ReasonCode } from '../reason-codes';
import type { Packet, Rejected } from '../trace';
import type { StepDetails, Walk } from '../walk';

type Side = 'ingress' | 'egress';

/** Lets a packet leave or enter an interface, or says what it would have needed. */
export function filterBySecurityGroups(each: NetworkInterface, packet: Packet, side: Side, walk: Walk): void {
  if (each.groups === undefined) return; // SG-9: none on NAT gateways and their like
  if (each.vpc?.resolverAddresses.includes(peerOf(packet, side))) {
    walk.pass('security-group', {
      rule: 'SG-8',
      text: `No security group filters what goes to or comes from the Amazon resolver at ${formatAddress(peerOf(packet, side))}.`,
    });
    return;
  }
  if (walk.direction === 'return' && walk.memory.isAnswer(each, packet)) {
    walk.pass('security-group', {
      rule: 'SG-3',
      text: 'Security groups are stateful: this is the answer to a connection that was let through, so no rule is asked.',
    });
    return;
  }
  // Remembered in any case, so that the answer is judged as if a block here were mended.
  walk.memory.track(each, packet);
  const rejected: Rejected[] = [];
  const lost: Lost = { code: undefined, ports: undefined, guessed: undefined };
  const admission = admit(each, packet, side, walk, rejected, lost);
  if (admission) walk.pass('security-group', { ...admission, rejected });
  else
    walk.drop(
      'security-group',
      refusal(each, packet, side, rejected, lost),
      lost.ports !== undefined || lost.guessed !== undefined,
    );
}

/** The first rule (or default) that takes the packet; those before it go to `rejected`. */
function admit(
  each: NetworkInterface,
  packet: Packet,
  side: Side,
  walk: Walk,
  rejected: Rejected[],
  lost: Lost,
): StepDetails | undefined {
  const peer = peerOf(packet, side);
  if (each.implicitDefaultGroup) return admitByDefault(each, peer, side, walk);
  // Rules add up: each takes its ports of a question that asks for several.
  let open: readonly PortRange[] =
    hasPorts(packet.protocol) && packet.destinationPorts ? [packet.destinationPorts] : [];
  for (const group of each.groups ?? []) {
    const rules = side === 'egress' ? group.egress : group.ingress;
    if (!rules) {
      return {
        rule: 'SG-2',
        text: `Security group ${group.name} lets everything out, since it has no egress rule (AWS's default).`,
        chosen: `${group.name}: everything out`,
        source: group.source,
      };
    }
    for (const rule of rules) {
      const what = `${group.name}: ${side} ${rule.text}`;
      let why = mismatch(rule, packet, open, side, walk, lost) ?? forgetfulness(rule, each, side, walk, lost);
      const ports = why === undefined && hasPorts(packet.protocol) ? rule.ports : undefined;
      if (ports) {
        open = open.flatMap((range) => withoutPorts(range, ports));
        if (open.length > 0) why = 'it takes only some of the ports';
        lost.ports = open;
      }
      if (why === undefined) {
        return {
          rule: 'SG-1',
          text: `Security group ${group.name} lets ${describe(packet, side)}: \`${side} ${rule.text}\`.`,
          chosen: what,
          source: rule.source,
        };
      }
      rejected.push({ what, why, source: rule.source });
    }
  }
  return undefined;
}

const IMPLICIT = "No security group is named, so the VPC's default group holds:";

function admitByDefault(each: NetworkInterface, peer: Address, side: Side, walk: Walk): StepDetails | undefined {
  if (side === 'egress') {
    return { rule: 'SG-2', text: `${IMPLICIT} it lets everything out.`, chosen: 'default: everything out' };
  }
  const members = walk.network.interfacesAt(peer);
  if (!members.some((other) => other.vpc === each.vpc && other.implicitDefaultGroup)) return undefined;
  return {
    rule: 'SG-2',
    text: `${IMPLICIT} ${formatAddress(peer)} is a member of it too.`,
    chosen: 'default: from its own members',
  };
}

function refusal(
  each: NetworkInterface,
  packet: Packet,
  side: Side,
  rejected: readonly Rejected[],
  lost: Lost,
): StepDetails & { readonly code: ReasonCode } {
  if (each.implicitDefaultGroup) {
    return {
      code: 'ENI_SG_RULES_MISMATCH',
      rule: 'SG-2',
      text: `${IMPLICIT} it admits only its own members, and ${formatAddress(peerOf(packet, side))} is none.`,
      source: each.source,
    };
  }
  const groups = each.groups ?? [];
  if (groups.length === 0) {
    return {
      code: 'SG_HAS_NO_RULES',
      rule: 'SG-1',
      text: `None of the security groups that ${each.owner.name} names exists, so nothing lets ${describe(packet, side)}.`,
      source: each.owner.sourceOf('security-groups'),
    };
  }
  const names = groups.map((group) => group.name).join(', ');
  const subject =
    groups.length > 1 ? `None of the security groups ${names} lets` : `Security group ${names} doesn't let`;
  const empty = rejected.length === 0;
  const ports = lost.ports ? ` for the ports ${lost.ports.map(formatPorts).join(', ')} (others pass)` : '';
  return {
    code: lost.code ?? (empty ? 'SG_HAS_NO_RULES' : 'ENI_SG_RULES_MISMATCH'),
    rule: lost.code ? 'SG-7' : empty ? 'SG-2' : 'SG-1',
    text: lost.guessed
      ? `${subject} ${describe(packet, side)} for certain. ${guessedText(lost.guessed, peerOf(packet, side))}`
      : `${subject} ${describe(packet, side)}${ports}${empty ? `: it has no ${side} rules at all` : ''}.`,
    rejected,
    source: groups[0]?.sourceOf(side) ?? each.source,
  };
}

const peerOf = (packet: Packet, side: Side): Address => (side === 'egress' ? packet.destination : packet.source);
const describe = (packet: Packet, side: Side): string =>
  `${describeService(packet)} ${side === 'egress' ? 'to' : 'from'} ${formatAddress(peerOf(packet, side))} ${side === 'egress' ? 'out' : 'in'}`;

/** What a refusal needs to say. */
interface Lost {
  /** Set when a rule names the sender's group and would have matched, had no one on the way forgotten it. */
  code: 'SG_REFERENCES_NOT_PRESERVED' | 'SG_REFERENCING_SUPPORT' | undefined;
  /** The ports that no rule takes, where rules take some of those asked for. */
  ports: readonly PortRange[] | undefined;
  /** Set when a rule might match, had the file given an address. */
  guessed: NetworkInterface | undefined;
}

/** A rule that names a group holds in one VPC and over peering in one Region; over a transit gateway inbound only (SG-7, PCX-7, TGW-9). */
function forgetfulness(
  rule: GroupRule,
  each: NetworkInterface,
  side: Side,
  walk: Walk,
  lost: Lost,
): string | undefined {
  const group = rule.peer;
  if (!(group instanceof SecurityGroup) || isStandIn(rule, side, walk)) return undefined;
  const { forgotten } = walk.memory;
  if (forgotten) {
    lost.code = forgotten.code;
    return `${forgotten.by.name} on the way forgets which groups the sender is in (SG-7)`;
  }
  if (group.vpc === each.vpc) return undefined;
  const peered = walk.network
    .all('peering')
    .some(
      (peering) =>
        peering.works && [group.vpc, each.vpc].every((vpc) => vpc && peering.references('vpcs').includes(vpc)),
    );
  if (peered && group.vpc?.region !== each.vpc?.region) {
    lost.code = 'SG_REFERENCES_NOT_PRESERVED';
    return 'groups of a peer in another Region do not match (PCX-7)';
  }
  if (!peered && each.owner.kind.endsWith('-endpoint')) {
    lost.code = 'SG_REFERENCING_SUPPORT';
    return 'endpoints do not know groups of other VPCs over a transit gateway (IE-22)';
  }
  if (!peered && side === 'ingress' && each.owner.kind === 'interface-endpoint') {
    lost.code = 'SG_REFERENCING_SUPPORT';
    return 'over a transit gateway the groups of endpoints can not name groups of other VPCs (IE-22)';
  }
  if (peered || side === 'ingress') return undefined;
  lost.code = 'SG_REFERENCES_NOT_PRESERVED';
  return 'outbound rules can name groups of the own VPC and of peers only (SG-7)';
}

/** A load balancer hands packets on under the client's address: a rule of the target may name the load balancer's group. */
const isStandIn = (rule: GroupRule, side: Side, walk: Walk): boolean =>
  side === 'ingress' &&
  rule.peer instanceof SecurityGroup &&
  (walk.memory.standIn?.groups?.includes(rule.peer) ?? false);

/** Why a rule does not take the packet; undefined when it does. */
function mismatch(
  rule: GroupRule,
  packet: Packet,
  open: readonly PortRange[],
  side: Side,
  walk: Walk,
  lost: Lost,
): string | undefined {
  if (rule.protocol !== ALL_PROTOCOLS && rule.protocol !== packet.protocol) return 'it is for another protocol';
  const icmp = icmpMismatch(rule, packet);
  if (icmp !== undefined) return icmp;
  const { ports } = rule;
  if (ports && hasPorts(packet.protocol) && !open.some((range) => touchesPorts(range, ports)))
    return ports.from === ports.to ? 'it is for another port' : 'it is for other ports';
  return isStandIn(rule, side, walk) ? undefined : peerMismatch(rule.peer, peerOf(packet, side), walk, lost);
}

function peerMismatch(rule: GroupRule['peer'], peer: Address, walk: Walk, lost: Lost): string | undefined {
  const address = formatAddress(peer);
  if (rule instanceof SecurityGroup) {
    const members = walk.network.interfacesAt(peer).filter((each) => each.vpc === rule.vpc);
    if (members.some((each) => each.groups?.includes(rule))) return undefined;
    return members.length > 0
      ? `the interface with ${address} is not in group ${rule.name}`
      : `${address} is not the private address of a member of ${rule.name}; groups match private addresses only (SG-6)`;
  }
  const guessed = guessedBy('entries' in rule ? rule.entries : [rule], peer, walk.network);
  if (guessed) {
    lost.guessed = guessed;
    return `whether it covers ${guessed.owner.name} depends on an address that the file doesn't give`;
  }
  if ('entries' in rule)
    return entryFor(rule.entries, peer) ? undefined : `${address} is not in prefix list ${rule.name}`;
  if (containsAddress(rule, peer)) return undefined;
  return rule === ANY_V4 || rule === ANY_V6 ? 'it is for the other address family' : `it does not cover ${address}`;
}
