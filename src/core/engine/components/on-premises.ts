/** On-premises networks at the end of a line: hosts that receive, answer and ask (ONP-1, DX-1, DX-3). */

import { values } from '../../model/bind';
import { dnsServerAt } from '../../model/dns-server';
import { announces, attachmentOf, blocksIn, gatewaysOf, linesOf } from '../../model/line';
import type { Resource } from '../../model/resource';
import type { TransitGateway } from '../../model/transit-gateway';
import type { Address } from '../../net/address';
import { formatAddress } from '../../net/address';
import { containsAddress } from '../../net/cidr';
import type { Place } from '../trace';
import type { Move, Spot, Walk } from '../walk';
import { ENDED, placeOf } from '../walk';

/** A packet comes out of a line at its site. */
export function onPremises(line: Resource, address: Address): Spot {
  const site = line.reference('site');
  return {
    place: site ? placeAt(site, address) : placeOf(line),
    role: 'receive',
    take(packet, walk): Move {
      walk.cross(line);
      const known =
        site &&
        (hostAt(site, address) ||
          dnsServerAt(walk.network, address, site)?.site === site ||
          blocksIn(site, 'cidr').some((cidr) => containsAddress(cidr, packet.destination)));
      if (!site || !known) {
        walk.drop('gateway', {
          code: 'NO_POSSIBLE_DESTINATION',
          rule: 'ONP-1',
          text: `${formatAddress(packet.destination)} is not among the addresses of ${site?.name ?? 'the site'}.`,
          source: site?.source ?? line.source,
        });
        return ENDED;
      }
      walk.pass('gateway', {
        rule: 'ONP-1',
        text: `${site.name} receives it at the end of ${line.name}.`,
        source: site.source,
      });
      return { arrived: true, reply: sendingOnPremises(site, packet.destination) };
    },
  };
}

/** The host of a site that has an address. */
export const hostAt = (site: Resource, address: Address): Resource | undefined =>
  (site.contents ?? []).find(
    (each) => each.kind === 'host' && values<Address>(each.property('address'), 'address').includes(address),
  );

const placeAt = (site: Resource, address: Address): Place => placeOf(hostAt(site, address) ?? site);

/** A host of a site sends: by the line whose AWS end announces the destination, else by the first line there is. */
export function sendingOnPremises(site: Resource, address: Address): Spot {
  return {
    place: placeAt(site, address),
    role: 'send',
    take(packet, walk): Move {
      if (blocksIn(site, 'cidr').some((cidr) => containsAddress(cidr, packet.destination))) {
        walk.pass('route', {
          rule: 'ONP-1',
          text: `${formatAddress(packet.destination)} is in the same site; how ${site.name} is built inside is not known here.`,
          source: site.source,
        });
        return { to: receivingInside(site, packet.destination), packet };
      }
      const ends = linesOf(site)
        .filter((line) => line.reference('site') === site)
        .flatMap((line) => gatewaysOf(line).map((gateway) => ({ line, gateway })));
      const [first] = ends;
      if (!first) {
        walk.drop('route', {
          code: 'NO_ROUTE_TO_DESTINATION',
          rule: 'ONP-1',
          text: `No VPN or Direct Connect line leads from ${site.name} to AWS.`,
          source: site.source,
        });
        return ENDED;
      }
      const announced = ends.filter(({ line, gateway }) => announces(line, gateway, packet.destination));
      const end = announced.find(({ line }) => line.works) ?? announced[0];
      if (!end && linesAnnounceNothing(ends, walk)) return ENDED;
      return takeLine(site, end ?? first, end !== undefined, packet.destination, walk, packet);
    },
  };
}

/** A packet from the same site arrives. */
const receivingInside = (site: Resource, address: Address): Spot => ({
  place: placeAt(site, address),
  role: 'receive',
  take: () => ({ arrived: true, reply: sendingOnPremises(site, address) }),
});

interface End {
  readonly line: Resource;
  readonly gateway: Resource;
}

/** With allowed prefixes that cover nothing, on-premises learns nothing and sends nothing (DX-3). */
function linesAnnounceNothing(ends: readonly End[], walk: Walk): boolean {
  const filtered = ends.find(({ line }) => line.property('allowed-prefixes'));
  if (!filtered) return false;
  walk.drop('route', {
    code: 'NO_ROUTE_TO_DESTINATION',
    rule: 'DX-3',
    text: `The allowed prefixes of ${filtered.line.name} announce no route to that address, so on-premises has none.`,
    source: filtered.line.sourceOf('allowed-prefixes'),
  });
  return true;
}

function takeLine(
  site: Resource,
  { line, gateway }: End,
  announced: boolean,
  destination: Address,
  walk: Walk,
  packet: Parameters<Spot['take']>[0],
): Move {
  walk.cross(line);
  const why = announced
    ? ''
    : ' No line announces that address; the file knows no other way out of the site, so the packet is taken to go there.';
  walk.choose('route', {
    rule: 'ONP-1',
    text: `${site.name} sends ${formatAddress(destination)} over ${line.kind} ${line.name} to ${gateway.name}.${why}`,
    chosen: line.name,
    source: line.source,
  });
  if (!line.works) {
    walk.drop('gateway', {
      code: 'BAD_STATE_VPN',
      rule: 'VGW-1',
      text: `The ${line.kind} ${line.name} is ${line.state}.`,
      source: line.sourceOf('state'),
    });
  }
  const attachment = gateway.kind === 'transit-gateway' ? attachmentOf(gateway as TransitGateway, line) : undefined;
  const next = attachment
    ? walk.ways.intoAttachment(attachment)
    : gateway.kind === 'virtual-private-gateway'
      ? walk.ways.intoVpcBy(gateway)
      : undefined;
  if (next) return { to: next, packet };
  walk.drop('gateway', {
    code: 'BAD_STATE_ATTACHMENT',
    rule: 'TGW-1',
    text: `${line.name} is not attached to ${gateway.name}.`,
    source: gateway.source,
  });
  return ENDED;
}
