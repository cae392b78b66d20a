/** The AWS importer: describe answers in, one readable `.vpc` file out, the same bytes whatever the order of the files. */
import { Context } from './context';
import { nameDhcpOptions, writeDhcpOptions } from './dhcp-options';
import { nameDirectConnect, writeDirectConnect } from './direct-connect';
import { nameEndpointServices, writeEndpointServices } from './endpoint-services';
import { nameEndpoints } from './endpoints';
import { nameGateways } from './gateways';
import { header, notExpressedComment } from './header';
import { noteHomeless } from './homeless';
import { writeHostedZones } from './hosted-zones';
import { nameInstances } from './instances';
import { Inventory } from './inventory';
import { nameLoadBalancers } from './load-balancers';
import { nameNatGateways } from './nat-gateways';
import { nameNetworkAcls } from './network-acls';
import { namePeerings, writePeerings } from './peerings';
import { namePrefixLists, writePrefixLists } from './prefix-lists';
import { nameResolver, writeResolverRules } from './resolver';
import { nameRouteTables } from './route-tables';
import { nameSecurityGroups } from './security-groups';
import { nameStandaloneInterfaces } from './standalone-interfaces';
import { line, writeGroups } from './statements';
import { nameSubnets } from './subnets';
import { nameTargetGroups } from './target-groups';
import { nameTransitGateways, writeTransitGateways } from './transit-gateways';
import type { ImportFile, ImportResult } from './types';
import { writeVpc } from './vpc-block';
import { nameVpn, writeSites, writeVpnConnections } from './vpn';

export type { ImportFile, ImportProblem, ImportResult, NotExpressed } from './types';

/** Never throws; what can't be read is in `problems`, what can't be said in `.vpc` is in `notExpressed` and at the end of the text. */
export function importAws(files: readonly ImportFile[]): ImportResult {
  const context = new Context(new Inventory(files));
  giveNames(context);
  const parts = writeParts(context);
  noteHomeless(context);
  const notExpressed = context.notExpressed();
  const text = `${[header(context), ...parts]
    .filter((part) => part !== '')
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n${notExpressedComment(notExpressed)}`;
  return { text, notExpressed, problems: context.inventory.problems };
}

function giveNames(context: Context): void {
  for (const vpc of context.vpcs.values()) {
    if (vpc.item === undefined) {
      context.name({ kind: 'vpc', id: vpc.id, scope: '', fallback: 'vpc', tail: true });
      context.leaveOut(vpc.id, 'VPC that is not described in the input: only its CIDR blocks are known');
    } else
      context.name(
        {
          kind: 'vpc',
          id: vpc.id,
          scope: '',
          fallback: vpc.item.flag('IsDefault') ? 'default-vpc' : 'vpc',
          tail: vpc.item.flag('IsDefault') !== true,
        },
        vpc.item,
      );
  }
  for (const give of [
    namePrefixLists,
    nameDhcpOptions,
    nameGateways,
    nameNatGateways,
    nameSubnets,
    nameRouteTables,
    nameNetworkAcls,
    nameSecurityGroups,
    nameEndpoints,
    nameResolver,
    nameLoadBalancers,
    nameTargetGroups,
    namePeerings,
    nameTransitGateways,
    nameVpn,
    nameDirectConnect,
    nameEndpointServices,
    nameInstances,
  ]) {
    give(context);
  }
  // Whether an interface stands by itself depends on which owners have a name.
  context.names.settle();
  nameStandaloneInterfaces(context);
  context.names.settle();
}

function writeParts(context: Context): string[] {
  const vpcs = [...context.vpcs.values()];
  const known = (places: (string | undefined)[]): Set<string> => new Set(places.filter((each) => each !== undefined));
  const regions = known([
    ...vpcs.map(({ region }) => region),
    ...context.inventory.all('TransitGateways').map((each) => each.place().region),
  ]);
  const accounts = known(vpcs.map(({ account }) => account));
  const place = { region: regions.size > 1, account: accounts.size > 1 };
  const shared = [
    ...line('region', place.region ? undefined : [...regions][0]),
    ...line('account', place.account ? undefined : [...accounts][0]),
  ];
  return [
    writeGroups([shared]),
    writeGroups([writePrefixLists(context)]),
    writeGroups([writeDhcpOptions(context)]),
    ...vpcs.map((vpc) => writeVpc(context, vpc, place)),
    writeGroups([writePeerings(context)]),
    writeGroups([writeTransitGateways(context, place)]),
    writeGroups([[...writeSites(context), ...writeVpnConnections(context), ...writeDirectConnect(context)]]),
    writeGroups([writeEndpointServices(context)]),
    writeGroups([[...writeHostedZones(context), ...writeResolverRules(context)]]),
  ];
}
