/** The schema of a whole file: the root of the one table everything else is made from. */
import { common } from './common';
import { connectionStatements } from './connection-schema';
import { dnsStatements } from './dns-schema';
import type { BlockSpec } from './statement-spec';
import { block, flag, statement } from './statement-spec';
import { vpcStatement } from './vpc-schema';

const expectation = statement(
  'expect',
  'SENDER can reach target=QUESTION [via CROSSING…] ; SENDER cannot reach target=QUESTION [because REASON] ; SENDER resolves DNS-NAME to ANSWER…',
  'A question with its expected answer, checked while you type. `can reach` means: the name resolves, the packet arrives and the reply comes back.',
  { many: true, rules: 'MOD-1 MOD-4' },
);

export const fileSchema: BlockSpec = block('a file', [
  statement('region', 'REGION', 'The default Region of what follows in this file.', { many: true }),
  statement('account', 'ACCOUNT', 'The default account of what follows in this file.', { many: true }),
  statement('import', 'FILE', 'Makes the top-level names of another file visible here.', { many: true }),
  vpcStatement,
  statement(
    'prefix-list',
    'NAME',
    "A named list of blocks for routes and security groups (RT-18). AWS's own lists exist as `com.amazonaws.REGION.s3` and `….dynamodb`.",
    {
      kind: 'prefix-list',
      many: true,
      rules: 'RT-10 RT-18',
      block: block('a prefix list', [statement('entry', 'CIDR…', 'Blocks of the list.', { many: true }), ...common()]),
    },
  ),
  ...connectionStatements,
  ...dnsStatements,
  statement(
    'endpoint-service',
    'NAME',
    "A service of one's own behind a load balancer, which others reach through endpoints (PrivateLink).",
    {
      kind: 'endpoint-service',
      many: true,
      rules: 'ES-1 ES-2 ES-3 ES-4 ES-8',
      block: block('an endpoint service', [
        statement(
          'load-balancers',
          'LOAD-BALANCER…',
          'Network load balancers (interface endpoints) or gateway load balancers.',
          { required: true, many: true, rules: 'ES-1' },
        ),
        statement('private-dns', 'DNS-NAME', 'The name consumers may use once the domain is verified.', {
          rules: 'ES-8',
        }),
        flag('verified', 'The domain of the private DNS name is verified.', { fallback: 'on', rules: 'ES-8' }),
        statement('acceptance', 'auto|manual', 'Whether somebody accepts each endpoint.', {
          fallback: 'auto',
          rules: 'ES-2',
        }),
        statement('allow', 'PRINCIPAL…', 'Accounts that may connect.', { many: true, rules: 'ES-2' }),
        statement('az', 'ZONE…', 'The zones it is offered in.', { many: true, rules: 'ES-3' }),
        statement('regions', 'REGION…', 'The Regions it is offered in.', { many: true, rules: 'ES-10' }),
        ...common(),
      ]),
    },
  ),
  statement('internet-host', 'NAME', 'Somebody outside, with a public address.', {
    kind: 'internet-host',
    many: true,
    block: block('an internet host', [
      statement('address', 'ADDRESS…', 'The public address.', { required: true }),
      statement('dns', 'DNS-NAME…', 'The public name.'),
      ...common(),
    ]),
  }),
  expectation,
]);
