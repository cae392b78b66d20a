/** Hover of what sends and receives: instances, interfaces, NAT gateways, load balancers. */
import type { NetworkInterface } from '../../core/model/network-interface';
import type { Resource } from '../../core/model/resource';
import { formatAddress } from '../../core/net/address';
import { addresses, bullets, code, names, paragraphs } from './markdown';

/** ``private-a (us-east-1a): `10.0.1.20`, made up``. */
export function interfaceLine({ subnet, addresses: own, madeUp, publicAddress }: NetworkInterface): string {
  const zone = subnet?.zone ? ` (${subnet.zone})` : '';
  const where = subnet ? `${code(subnet.name)}${zone}` : 'no subnet yet';
  const what = own.length > 0 ? addresses(own) : 'no address';
  const outside = publicAddress === undefined ? '' : `, outside ${code(formatAddress(publicAddress))}`;
  return `${where}: ${what}${madeUp ? ' (made up, since the file gives none)' : ''}${outside}`;
}

export function senderText(resource: Resource): string {
  const own = resource.network.interfacesOf(resource);
  const [first] = own;
  if (!first) return 'It has no network interface yet: give it a `subnet`.';
  const lines = own.map(interfaceLine);
  const table = first.subnet?.routeTable;
  return paragraphs(
    own.length === 1 ? `In ${lines[0]}.` : `${own.length} network interfaces:\n${bullets(lines)}`,
    first.subnet &&
      `What it sends out of the subnet goes by ${table ? `route table ${code(table.name)}` : 'local routes only: the VPC has no main route table here'}.`,
    groupsText(first),
    !resource.works && `It is ${resource.state}, so it carries no traffic.`,
  );
}

function groupsText({ groups, implicitDefaultGroup }: NetworkInterface): string {
  if (implicitDefaultGroup) return "It names no security group, so the VPC's default group holds (SG-2).";
  if (!groups || groups.length === 0) return '';
  return `Filtered by security group${groups.length > 1 ? 's' : ''} ${names(groups)}.`;
}
