/** Network load balancers and target groups: listeners, nodes, registered targets (ES-1, ES-4, ES-7). */
import type { Address } from '../net/address';
import { parseAddress } from '../net/address';
import { TCP, UDP } from '../net/protocol';
import type { Bound } from './bind';
import { argument, properties, values } from './bind';
import type { NetworkInterface } from './network-interface';
import { primaryAddress } from './network-interface';
import { Resource } from './resource';

export interface Listener {
  readonly protocol: number;
  readonly port: number;
  readonly targets: TargetGroup | undefined;
  readonly bound: Bound;
}

export class NetworkLoadBalancer extends Resource {
  get listeners(): readonly Listener[] {
    return properties(this.bound, 'listener').flatMap((bound) => {
      const protocol = values<number>(bound, 'protocol')[0];
      const port = values<number>(bound, 'port')[0];
      const named = argument(bound, 'target-group');
      if (protocol === undefined || port === undefined || !named) return [];
      return [{ protocol, port, targets: this.follow(named) as TargetGroup | undefined, bound }];
    });
  }
  get crossZone(): boolean {
    return this.isOn('cross-zone', false);
  }
  get isInternetFacing(): boolean {
    return this.text('scheme') === 'internet-facing';
  }
}

/** A registered target: an address, and the interface that has it if the model knows one. */
export interface Target {
  readonly name: string;
  readonly address: Address;
  readonly port: number | undefined;
  readonly interface: NetworkInterface | undefined;
}

export class TargetGroup extends Resource {
  get protocol(): number {
    return values<number>(this.property('protocol'), 'protocol')[0] ?? TCP;
  }
  get port(): number | undefined {
    return values<number>(this.property('port'), 'port')[0];
  }
  /** Targets by instance see the client's address unless it is switched off; by address only those of UDP groups (NLB-TG). */
  get preservesClientAddress(): boolean {
    return this.isOn('preserve-client-ip', this.text('target-type') !== 'ip' || this.protocol === UDP);
  }

  get targets(): readonly Target[] {
    return targetsOf(this, this.port);
  }
}

/** What the `targets` of a target group or a gateway load balancer name; `port` is for those that name none. */
export const targetsOf = (owner: Resource, port?: number): Target[] =>
  properties(owner.bound, 'targets').flatMap((bound) =>
    bound.arguments.flatMap((each) => readTarget(each.text, owner, port)),
  );

function readTarget(text: string, owner: Resource, otherwise: number | undefined): Target[] {
  const { network } = owner;
  const [, name = text, written] = /^(.*?)(?::(\d{1,5}))?$/.exec(text) ?? [];
  const port = written === undefined ? otherwise : Number(written);
  const address = parseAddress(name);
  if (address !== undefined) {
    return [{ name, address, port, interface: owner.vpc?.interfaceAt(address) ?? network.interfacesAt(address)[0] }];
  }
  const resource = network.find(name, owner, ['instance', 'interface', 'network-interface']);
  const own = resource && network.interfacesOf(resource)[0];
  const first = own && (primaryAddress(own, 4) ?? primaryAddress(own, 6));
  return own && first !== undefined ? [{ name: resource.name, address: first, port, interface: own }] : [];
}
