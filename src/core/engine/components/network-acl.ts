/** Network ACLs at a subnet's border: the first rule that matches decides, for each part of a port range (ACL-2, ACL-3, ACL-4). */

import type { AclRule } from '../../model/network-acl';
import type { Subnet } from '../../model/subnet';
import type { Address } from '../../net/address';
import { formatAddress } from '../../net/address';
import { containsAddress, hostCidr } from '../../net/cidr';
import type { PortRange } from '../../net/ports';
import { formatPorts, touchesPorts, withoutPorts } from '../../net/ports';
import { ALL_PROTOCOLS, hasPorts } from '../../net/protocol';
import { guessedBy, guessedText } from '../made-up';
import { describeService, icmpMismatch } from '../packet';
import type { Packet, Rejected } from '../trace';
import type { Walk } from '../walk';

type Side = 'ingress' | 'egress';

/** The rules that decide, each with the destination ports it decides about (undefined: the whole packet). */
interface Decision {
  readonly rule: AclRule | undefined;
  readonly ports: PortRange | undefined;
}

/** Lets a packet into or out of a subnet, or says which rule stops it. */
export function filterByNetworkAcl(subnet: Subnet, packet: Packet, side: Side, walk: Walk): void {
  const acl = subnet.networkAcl;
  const where = side === 'egress' ? `out of ${subnet.name}` : `into ${subnet.name}`;
  if (!acl) {
    walk.pass('network-acl', {
      rule: 'ACL-4',
      text: `AWS's default network ACL lets everything ${where}.`,
      chosen: 'default ACL: allow all',
    });
    return;
  }
  const rejected: Rejected[] = [];
  const peer = side === 'egress' ? packet.destination : packet.source;
  const rules = acl.rules(side);
  const decisions = decide(rules, packet, side, rejected);
  const denied = decisions.filter(({ rule }) => !rule?.allow);
  const allowed = decisions.filter(({ rule }) => rule?.allow);
  const what = `${describeService(packet)} ${side === 'egress' ? 'to' : 'from'} ${formatAddress(peer)}`;
  const guess = guessedBy(
    rules.map(({ cidr }) => cidr),
    peer,
    walk.network,
  );
  if (guess && hangsOnGuess(rules, packet, side, peer, walk)) {
    walk.drop(
      'network-acl',
      {
        code: 'SUBNET_ACL_RESTRICTION',
        rule: 'MOD-5',
        text: `Network ACL ${acl.name} doesn't let ${what} ${where} for certain. ${guessedText(guess, peer)}`,
        source: acl.sourceOf(side),
      },
      true,
    );
    return;
  }
  const answer =
    walk.direction === 'return'
      ? " A network ACL is stateless: the answer needs a rule of its own, for the client's ephemeral ports (ACL-3)."
      : '';
  const [first] = denied;
  if (!first) {
    const rule = allowed[0]?.rule;
    walk.pass('network-acl', {
      rule: 'ACL-2',
      text: `Network ACL ${acl.name} lets ${what} ${where}: \`${side} ${rule?.text}\`.`,
      chosen: `${acl.name}: ${side} ${rule?.text}`,
      rejected,
      source: rule?.source,
    });
    return;
  }
  const by = first.rule ? `rule ${first.rule.number} denies it` : 'no rule takes it, and what no rule takes is denied';
  const partly = allowed.length > 0;
  const ports = partly
    ? ` for the ports ${denied.map((each) => each.ports && formatPorts(each.ports)).join(', ')} (others pass)`
    : '';
  walk.drop(
    'network-acl',
    {
      code: 'SUBNET_ACL_RESTRICTION',
      rule: walk.direction === 'return' ? 'ACL-3' : 'ACL-2',
      text: `Network ACL ${acl.name} doesn't let ${what} ${where}${ports}: ${by}.${answer}`,
      chosen: first.rule ? `${acl.name}: ${side} ${first.rule.text}` : `${acl.name}: * deny`,
      rejected,
      source: first.rule?.source ?? acl.sourceOf(side),
    },
    partly,
  );
}

/** Whether rules that cover only a part of the peer's subnet make the difference. */
function hangsOnGuess(rules: readonly AclRule[], packet: Packet, side: Side, peer: Address, walk: Walk): boolean {
  const isSure = ({ cidr }: AclRule): boolean => !guessedBy([cidr], peer, walk.network);
  const covering = rules.map((rule) => (isSure(rule) ? rule : { ...rule, cidr: hostCidr(peer) }));
  const verdict = (each: readonly AclRule[]): string =>
    decide(each, packet, side, [])
      .map(({ rule, ports }) => `${rule?.allow ?? false} ${ports?.from}-${ports?.to}`)
      .sort()
      .join();
  return verdict(covering) !== verdict(rules.filter(isSure));
}

function decide(rules: readonly AclRule[], packet: Packet, side: Side, rejected: Rejected[]): Decision[] {
  const decisions: Decision[] = [];
  let open: (PortRange | undefined)[] = [hasPorts(packet.protocol) ? packet.destinationPorts : undefined];
  for (const rule of rules) {
    const why = mismatch(rule, packet, side);
    const byPorts = !why && rule.ports && hasPorts(packet.protocol);
    const taken = why
      ? []
      : byPorts
        ? open.filter((range) => range && touchesPorts(range, rule.ports as PortRange))
        : open;
    if (taken.length === 0) {
      rejected.push({ what: `${side} ${rule.text}`, why: why ?? 'it is for other ports', source: rule.source });
      continue;
    }
    for (const range of taken)
      decisions.push({ rule, ports: byPorts && range ? overlap(range, rule.ports as PortRange) : range });
    open = byPorts ? open.flatMap((range) => (range ? withoutPorts(range, rule.ports as PortRange) : [])) : [];
    if (open.length === 0) return decisions;
  }
  return [...decisions, ...open.map((ports) => ({ rule: undefined, ports }))];
}

const overlap = (a: PortRange, b: PortRange): PortRange => ({
  from: Math.max(a.from, b.from),
  to: Math.min(a.to, b.to),
});

function mismatch(rule: AclRule, packet: Packet, side: Side): string | undefined {
  if (rule.protocol !== ALL_PROTOCOLS && rule.protocol !== packet.protocol) return 'it is for another protocol';
  if (!containsAddress(rule.cidr, side === 'egress' ? packet.destination : packet.source))
    return 'it is for other addresses';
  return icmpMismatch(rule, packet);
}
