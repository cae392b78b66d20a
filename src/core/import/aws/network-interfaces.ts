/** Elastic network interfaces as the importer sees them: their addresses, and to whom each one really belongs. */
import type { Inventory } from './inventory';
import type { Item } from './item';

export interface PrivateAddress {
  readonly address: string;
  readonly publicAddress?: string | undefined;
}

export interface NetworkInterface {
  readonly id: string;
  readonly item: Item;
  readonly vpcId: string | undefined;
  readonly subnetId: string | undefined;
  readonly instanceId: string | undefined;
  readonly deviceIndex: number;
  /** The primary one first. */
  readonly addresses: readonly PrivateAddress[];
  readonly ipv6Addresses: readonly string[];
  readonly securityGroups: readonly string[];
  readonly description: string;
  /** `InterfaceType`, e.g. `interface`, `nat_gateway`, `vpc_endpoint`, `transit_gateway`. */
  readonly type: string;
}

/** AWS names the owner of a managed interface in its description only. */
const OWNER_IN_DESCRIPTION =
  /\b(nat-[0-9a-z]+|vpce-[0-9a-z]+|tgw-attach-[0-9a-z]+|rslvr-(?:in|out)-[0-9a-z]+)\b|^ELB ((?:net|gwy|app)\/[^/\s]+\/[0-9a-z]+)/i;

export class NetworkInterfaces {
  readonly all: readonly NetworkInterface[];
  private readonly byInstance = new Map<string, NetworkInterface[]>();
  private readonly byOwner = new Map<string, NetworkInterface[]>();
  private readonly byVpc = new Map<string, NetworkInterface[]>();
  private readonly owners = new Map<string, string>();
  private readonly byId = new Map<string, NetworkInterface>();

  constructor(inventory: Inventory) {
    const described = inventory.all('NetworkInterfaces').map(interfaceOf);
    const attached = new Set(described.map(({ instanceId }) => instanceId));
    this.all = [
      ...described,
      ...inventory
        .all('Instances')
        .filter((each) => !attached.has(each.text('InstanceId')))
        .flatMap(onlyInterface),
    ];
    for (const each of this.all) {
      this.byId.set(each.id, each);
      push(this.byVpc, each.vpcId ?? '', each);
      if (each.instanceId !== undefined) push(this.byInstance, each.instanceId, each);
      const owner = OWNER_IN_DESCRIPTION.exec(each.description);
      if (each.instanceId === undefined && owner) this.claim((owner[1] ?? owner[2]) as string, [each.id]);
    }
    for (const list of this.byInstance.values()) list.sort((a, b) => a.deviceIndex - b.deviceIndex);
    for (const endpoint of inventory.all('VpcEndpoints'))
      this.claim(endpoint.text('VpcEndpointId'), endpoint.texts('NetworkInterfaceIds'));
    for (const nat of inventory.all('NatGateways'))
      this.claim(
        nat.text('NatGatewayId'),
        nat.items('NatGatewayAddresses').map((each) => each.text('NetworkInterfaceId') ?? ''),
      );
  }

  inVpc(vpcId: string): readonly NetworkInterface[] {
    return this.byVpc.get(vpcId) ?? [];
  }
  find(id: string | undefined): NetworkInterface | undefined {
    return id === undefined ? undefined : this.byId.get(id);
  }
  ofInstance(id: string): readonly NetworkInterface[] {
    return this.byInstance.get(id) ?? [];
  }
  /** Interfaces of a NAT gateway, VPC endpoint, resolver endpoint, attachment (by id) or load balancer (`net/name/hash`). */
  ofOwner(owner: string): readonly NetworkInterface[] {
    return this.byOwner.get(owner) ?? [];
  }
  ownerOf(one: NetworkInterface): string | undefined {
    return this.owners.get(one.id);
  }

  private claim(owner: string | undefined, ids: readonly string[]): void {
    for (const id of owner === undefined ? [] : ids) {
      const one = this.byId.get(id);
      if (one === undefined || this.owners.has(id)) continue;
      push(this.byOwner, owner as string, one);
      this.owners.set(id, owner as string);
    }
  }
}

function interfaceOf(item: Item): NetworkInterface {
  const attachment = item.item('Attachment');
  const attached = attachment?.text('Status') !== 'detached';
  return {
    id: item.text('NetworkInterfaceId') as string,
    item,
    vpcId: item.text('VpcId'),
    subnetId: item.text('SubnetId'),
    instanceId: attached ? (item.text('InstanceId') ?? attachment?.text('InstanceId')) : undefined,
    deviceIndex: attachment?.integer('DeviceIndex') ?? 0,
    addresses: privateAddresses(item),
    ipv6Addresses: item.items('Ipv6Addresses').flatMap((each) => each.address('Ipv6Address') ?? []),
    securityGroups: item.items('Groups').flatMap((group) => group.text('GroupId') ?? []),
    description: item.text('Description') ?? '',
    type: item.text('InterfaceType') ?? 'interface',
  };
}

function privateAddresses(item: Item): PrivateAddress[] {
  const listed = item
    .items('PrivateIpAddresses')
    .sort((a, b) => Number(b.flag('Primary') ?? false) - Number(a.flag('Primary') ?? false));
  const found = listed.flatMap((each) => {
    const address = each.address('PrivateIpAddress');
    return address === undefined ? [] : [{ address, publicAddress: publicAddress(each) }];
  });
  const only = item.address('PrivateIpAddress');
  return found.length > 0 || only === undefined ? found : [{ address: only, publicAddress: publicAddress(item) }];
}

function publicAddress(item: Item): string | undefined {
  const association = item.item('Association');
  return association?.address('PublicIp') ?? association?.address('CarrierIp');
}

/** An instance of an answer that was cut down to the instance's own fields. */
function onlyInterface(instance: Item): NetworkInterface[] {
  const id = instance.text('InstanceId') as string;
  const address = instance.address('PrivateIpAddress');
  if (address === undefined || instance.text('SubnetId') === undefined) return [];
  const ipv6 = instance.address('Ipv6Address');
  return [
    {
      id: `interface of ${id}`,
      item: instance,
      vpcId: instance.text('VpcId'),
      subnetId: instance.text('SubnetId'),
      instanceId: id,
      deviceIndex: 0,
      addresses: [{ address, publicAddress: instance.address('PublicIpAddress') }],
      ipv6Addresses: ipv6 === undefined ? [] : [ipv6],
      securityGroups: instance.items('SecurityGroups').flatMap((group) => group.text('GroupId') ?? []),
      description: '',
      type: 'interface',
    },
  ];
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
