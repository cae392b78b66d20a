/** NAT gateways: kind and subnet; their interface is among the network's (NAT-1, NAT-2, NAT-3). */
import { Resource } from './resource';
import type { Subnet } from './subnet';

export class NatGateway extends Resource {
  get subnet(): Subnet | undefined {
    return this.reference<Subnet>('subnet');
  }
  get isPublic(): boolean {
    return this.text('connectivity') !== 'private';
  }
  get isRegional(): boolean {
    return this.isOn('regional', false);
  }
}
