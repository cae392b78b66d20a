/** Rules of security groups and network ACLs in words. */
import type { Bound } from '../../core/model/bind';
import { values } from '../../core/model/bind';
import type { Resource } from '../../core/model/resource';
import type { PortRange } from '../../core/net/ports';
import { formatPorts } from '../../core/net/ports';
import { ALL_PROTOCOLS, hasPorts, isIcmp, protocolName } from '../../core/net/protocol';
import type { BoundArgument } from '../../core/schema/match-form';
import { namedBy } from '../named';
import { code, listed } from './markdown';

/** `Admits TCP on port 443 from members of security group app.`; undefined while the rule is incomplete. */
export function groupRuleText(bound: Bound, group: Resource): string | undefined {
  const into = bound.spec.keyword === 'ingress';
  if (bound.statement.args[0] === 'none')
    return into
      ? 'Admits nothing in.'
      : "Lets nothing out: it replaces AWS's default, which lets everything out (SG-2).";
  const service = serviceText(bound);
  const peers = bound.arguments.filter((each) => each.role === 'peer');
  if (!service || peers.length === 0) return undefined;
  const whom = listed(
    peers.map((each) => peerText(each, group)),
    'or',
  );
  return into ? `Admits ${service} from ${whom}.` : `Lets ${service} out to ${whom}.`;
}

/** `Rule 100 allows TCP on ports 1024-65535 into the subnet from 0.0.0.0/0.` */
export function aclRuleText(bound: Bound): string | undefined {
  const into = bound.spec.keyword === 'ingress';
  const number = values<number>(bound, 'rule-number')[0];
  const verb = bound.arguments.find((each) => each.role === 'value')?.text;
  const service = serviceText(bound);
  const cidr = bound.arguments.find((each) => each.role === 'cidr')?.text;
  if (number === undefined || !service || !cidr) return undefined;
  const action = verb === 'deny' ? 'denies' : 'allows';
  const where = cidr === '0.0.0.0/0' ? 'any IPv4 address' : cidr === '::/0' ? 'any IPv6 address' : code(cidr);
  return `Rule ${number} ${action} ${service} ${into ? `into the subnet from ${where}` : `out of the subnet to ${where}`}.`;
}

/** `TCP on port 443`, `UDP on ports 1024-65535`, `ICMP of type 8`, `every protocol`. */
export function serviceText(bound: Bound): string | undefined {
  const protocol = values<number>(bound, 'protocol')[0];
  if (protocol === undefined) return undefined;
  if (protocol === ALL_PROTOCOLS) return 'every protocol';
  const ports = values<PortRange>(bound, 'ports')[0];
  const number = values<number>(bound, 'icmp-code')[0];
  const name = nameOf(protocol);
  if (isIcmp(protocol)) {
    const type = ports ? ` of type ${formatPorts(ports)}` : '';
    return `${name}${type}${number === undefined ? '' : `, code ${number}`}`;
  }
  if (!hasPorts(protocol)) return name;
  if (!ports) return `${name} on every port`;
  return `${name} on port${ports.from === ports.to ? '' : 's'} ${formatPorts(ports)}`;
}

function nameOf(protocol: number): string {
  const name = protocolName(protocol);
  return /^\d/.test(name) ? `IP protocol ${name}` : name === 'icmpv6' ? 'ICMPv6' : name.toUpperCase();
}

function peerText(peer: BoundArgument, group: Resource): string {
  if (peer.text === 'any') return 'any IPv4 address';
  if (peer.text === 'any-ipv6') return 'any IPv6 address';
  if (peer.value !== undefined) return code(peer.text);
  const [found] = namedBy(group.network, peer, group);
  if (found?.kind === 'security-group')
    return found === group ? 'members of this group itself' : `members of security group ${code(peer.text)}`;
  return `prefix list ${code(peer.text)}`;
}
