/** VPC Block Public Access: forbids internet traffic of a VPC, whatever else allows it (BPA-1). */
import type { NetworkInterface } from '../../model/network-interface';
import type { Resource } from '../../model/resource';
import type { Walk } from '../walk';

/** `ingress` still lets NAT gateways and egress-only gateways work, since nothing can be opened through them. */
export function checkBlockPublicAccess(gateway: Resource, inside: NetworkInterface | undefined, walk: Walk): void {
  const mode = gateway.vpc?.text('block-public-access') ?? 'off';
  const oneWay = inside?.owner.kind === 'nat-gateway' || gateway.kind === 'egress-only-internet-gateway';
  if (mode === 'off' || (mode === 'ingress' && oneWay)) return;
  walk.drop('gateway', {
    code: 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED',
    rule: 'BPA-1',
    text: `VPC Block Public Access (${mode}) forbids it.`,
    source: gateway.vpc?.sourceOf('block-public-access'),
  });
}
