/** Instances: one interface's properties stand directly in the instance, several become `interface` blocks. */
import type { Context } from './context';
import { interfaceProperties } from './interface-properties';
import { compare } from './inventory';
import type { Item } from './item';
import type { NetworkInterface } from './network-interfaces';
import { block, line, type Statement } from './statements';
import type { Vpc } from './vpcs';

const GONE = /^(terminated|shutting-down)$/;

/** A terminated instance has no network any more. */
export function isWritten(context: Context, instanceId: string): boolean {
  return context.names.own(instanceId) !== undefined;
}

export function nameInstances(context: Context): void {
  for (const instance of context.inventory.all('Instances')) {
    const id = instance.text('InstanceId') as string;
    const interfaces = context.interfaces.ofInstance(id);
    const scope = instance.text('VpcId') ?? interfaces[0]?.vpcId ?? '';
    if (GONE.test(stateOf(instance))) continue;
    if (!context.vpcs.has(scope)) {
      if (scope === '') context.leaveOut(id, 'instance whose VPC is not said');
      continue;
    }
    context.name({ kind: 'instance', id, scope, fallback: 'instance', tail: true }, instance);
    for (const one of interfaces.length > 1 ? interfaces : [])
      context.name({ kind: 'interface', id: one.id, scope: id, fallback: `eth${one.deviceIndex}` }, one.item);
  }
}

export function writeInstances(context: Context, vpc: Vpc): Statement[] {
  // Instances of an answer without their VPC lie where their interface lies.
  const byInterface = context
    .inVpc('Instances', '')
    .filter((each) => context.interfaces.ofInstance(each.text('InstanceId') as string)[0]?.vpcId === vpc.id);
  const instances = [...context.inVpc('Instances', vpc.id), ...byInterface].filter((each) =>
    isWritten(context, each.text('InstanceId') as string),
  );
  const name = (instance: Item): string => context.names.own(instance.text('InstanceId') as string) ?? '';
  return instances.sort((a, b) => compare(name(a), name(b))).map((instance) => writeInstance(context, vpc, instance));
}

function writeInstance(context: Context, vpc: Vpc, instance: Item): Statement {
  const id = instance.text('InstanceId') as string;
  const interfaces = context.interfaces.ofInstance(id);
  const [first, second] = interfaces;
  if (first === undefined) context.leaveOut(id, 'instance without an interface in the input');
  const state = line('state', stateOf(instance) === 'running' ? undefined : stateOf(instance));
  const identity = context.identity(id, instance);
  if (second !== undefined)
    return block(context.head('instance', id), [
      ...interfaces.map((one) => writeInterface(context, vpc, one)),
      ...state,
      ...identity,
    ]);
  const properties = first === undefined ? [] : interfaceProperties(context, vpc, first, id);
  return block(context.head('instance', id), [...properties, ...state, ...withInterfaceId(identity, first)]);
}

function writeInterface(context: Context, vpc: Vpc, one: NetworkInterface): Statement {
  return block(context.head('interface', one.id), [
    ...interfaceProperties(context, vpc, one, one.id),
    ...context.identity(one.id, one.item),
  ]);
}

/** The language gives an instance's only interface no id of its own; people search for it, in flow logs for instance. */
function withInterfaceId(identity: readonly Statement[], one: NetworkInterface | undefined): Statement[] {
  return identity.map((each) =>
    each.head.startsWith('id ') && one?.id.startsWith('eni-') ? { ...each, note: one.id } : each,
  );
}

function stateOf(instance: Item): string {
  return instance.item('State')?.text('Name') ?? 'running';
}
