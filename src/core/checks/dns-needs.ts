/** Services that are of no use without others: ECR keeps its layers in S3, Session Manager has two services (IE-28). */
import type { Need } from '../data/service-names';
import { awsService, commonName } from '../data/service-names';
import type { GatewayEndpoint } from '../model/gateway-endpoint';
import type { InterfaceEndpoint } from '../model/interface-endpoint';
import { headSpan } from '../model/source';
import type { Subnet } from '../model/subnet';
import type { Vpc } from '../model/vpc';
import type { Check, CheckContext, Fix } from './check';
import { rule } from './check';
import { behind, fix, list, quoted } from './dns-edits';
import { deciderOf, hasClients, ofFile } from './dns-facts';
import { leadsNowhere } from './dns-spokes';

const needs = rule(
  'endpoint.needs-another',
  'warning',
  'The service is of no use without another one, to which the VPC has no endpoint and no other way.',
  'IE-28',
);

export const check: Check = {
  rules: [needs],
  run(context) {
    for (const vpc of ofFile<Vpc>(context, 'vpc')) if (hasClients(vpc)) checkVpc(context, vpc);
  },
};

function checkVpc(context: CheckContext, vpc: Vpc): void {
  const said = new Set<string>();
  for (const endpoint of vpc.all<InterfaceEndpoint>('interface-endpoint')) {
    const { service } = endpoint;
    if (!service?.needs || service.region !== vpc.region || !endpoint.works || !hasNoWayOut(vpc)) continue;
    const missing = service.needs.services.filter((short) => !said.has(short) && !has(vpc, short));
    if (missing.length > 0) report(context, vpc, endpoint, service.needs, missing);
    for (const short of missing) said.add(short);
    if (missing.length === 0 && service.needs.services.includes('s3')) reportSubnets(context, vpc, endpoint, said);
  }
}

const hasNoWayOut = (vpc: Vpc): boolean =>
  vpc.all<Subnet>('subnet').every(({ routeTable }) => leadsNowhere(routeTable));

/** By an endpoint of the VPC, or by a zone or rule that leads to one somewhere else. */
function has(vpc: Vpc, short: string): boolean {
  // The FIPS variant of a service does the same.
  const isOf = ({ works, service }: InterfaceEndpoint): boolean =>
    works && service?.short.replace('-fips', '') === short;
  if (vpc.all<InterfaceEndpoint>('interface-endpoint').some(isOf)) return true;
  if (vpc.all<GatewayEndpoint>('gateway-endpoint').some((each) => each.works && each.service === short)) return true;
  const name = vpc.region && commonName(awsService(short, vpc.region));
  return name !== undefined && name !== '' && deciderOf(vpc, name) !== undefined;
}

function report(
  context: CheckContext,
  vpc: Vpc,
  endpoint: InterfaceEndpoint,
  { purpose }: Need,
  missing: readonly string[],
): void {
  context.report(
    needs,
    endpoint.source,
    `VPC ${vpc.name} has no endpoint for ${list(missing)} and no way to the internet, and ${endpoint.serviceLabel} alone is not enough ${purpose} (IE-28). Add ${missing.length > 1 ? 'endpoints for them' : 'one'}.`,
    { fixes: missing.length > 0 ? addEndpoints(context, vpc, endpoint, missing) : [] },
  );
}

/** A gateway endpoint where there is one; else an interface endpoint that lies where the first one lies. */
function addEndpoints(context: CheckContext, vpc: Vpc, like: InterfaceEndpoint, missing: readonly string[]): Fix[] {
  const names = (keyword: string): string =>
    like
      .references(keyword)
      .map(({ name }) => name)
      .join(', ');
  const subnets = [names('subnets'), names('subnet')].filter((each) => each !== '').join(', ');
  const groups = names('security-groups');
  const tables = [...new Set(vpc.all<Subnet>('subnet').flatMap(({ routeTable }) => routeTable?.name ?? []))].join(', ');
  const texts = missing.map((short) => {
    const name = vpc.members?.get(short)?.length ? `${short}-2` : short.replaceAll('.', '-');
    if (short === 's3')
      return tables === '' ? undefined : `gateway-endpoint ${name} { service s3; route-tables ${tables} }`;
    return `interface-endpoint ${name} { service ${short}; subnets ${subnets}${groups && `; security-groups ${groups}`} }`;
  });
  if (texts.includes(undefined)) return [];
  return fix(
    `Add ${missing.length > 1 ? 'endpoints' : 'an endpoint'} for ${list(missing)}`,
    ...texts.flatMap((text) => behind(context, like, text as string)),
  );
}

function addTables(context: CheckContext, gateway: GatewayEndpoint, subnets: readonly Subnet[]): Fix[] {
  const tables = [...new Set(subnets.map(({ routeTable }) => routeTable))];
  const last = gateway.property('route-tables')?.statement;
  if (!last || gateway.file !== context.document || tables.includes(undefined)) return [];
  const { end } = headSpan(last);
  const names = tables.map((each) => quoted(each?.name ?? '')).join(', ');
  return fix(`Add route table ${names} to ${gateway.name}`, { start: end, end, text: `, ${names}` });
}

/** A gateway endpoint serves the subnets of its tables only: those that have the endpoint and clients need it too. */
function reportSubnets(context: CheckContext, vpc: Vpc, endpoint: InterfaceEndpoint, said: Set<string>): void {
  const gateway = vpc.all<GatewayEndpoint>('gateway-endpoint').find((each) => each.works && each.service === 's3');
  const isInterface = vpc.all<InterfaceEndpoint>('interface-endpoint').some(({ service }) => service?.short === 's3');
  if (!gateway || isInterface || said.has('s3 subnets')) return;
  const { network } = context;
  const clients = new Set(
    vpc.all('instance').flatMap((each) => network.interfacesOf(each).map(({ subnet }) => subnet)),
  );
  const left = network
    .interfacesOf(endpoint)
    .flatMap(({ subnet }) => subnet ?? [])
    .filter((subnet) => clients.has(subnet) && !(subnet.routeTable && gateway.routeTables.includes(subnet.routeTable)));
  if (left.length === 0) return;
  said.add('s3 subnets');
  context.report(
    needs,
    endpoint.source,
    `Clients in ${list(left.map(({ name }) => name))} have no way to s3, which ${endpoint.serviceLabel} needs too (IE-28): the gateway endpoint ${gateway.name} is not in their route table. Add the table there.`,
    {
      related: [{ message: `The gateway endpoint ${gateway.name}.`, source: gateway.sourceOf('route-tables') }],
      fixes: addTables(context, gateway, left),
    },
  );
}
