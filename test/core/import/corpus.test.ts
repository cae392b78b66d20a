import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ImportFile } from '../../../src/core/import/aws';
import { importAws } from '../../../src/core/import/aws';
import { decodeText } from '../../../src/core/import/decode';
import { format } from '../../../src/core/syntax/format';
import { complaints } from './support';

/** Real captured networks and the examples of the AWS CLI, kept outside the project. */
const corpus = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
const isThere = existsSync(join(corpus, 'aws-labs'));
const labs = isThere
  ? readdirSync(join(corpus, 'aws-labs')).filter((name) => statSync(join(corpus, 'aws-labs', name)).isDirectory())
  : [];

function filesIn(folder: string): ImportFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(folder, path), text: decodeText(readFileSync(path)).text }));
}

function count(text: string, keyword: string): number {
  return text.match(new RegExp(`^ *${keyword} .*\\{`, 'gm'))?.length ?? 0;
}

/** Ids that the answers hold and that a packet could meet, by the prefix of the id. */
function livingIds(
  files: readonly ImportFile[],
  list: string,
  id: string,
  isAlive: (item: Record<string, unknown>) => boolean = () => true,
): Set<string> {
  const items = files.flatMap(
    ({ text }) => (JSON.parse(text) as Record<string, Record<string, unknown>[]>)[list] ?? [],
  );
  return new Set(items.filter(isAlive).map((item) => String(item[id])));
}

if (!isThere) console.log('skipped: importing the shared corpus, because ../shared/corpus is not there');

describe.skipIf(!isThere)('captured networks', () => {
  it.each(labs)('%s: everything alive is in the text, which nothing has a complaint about', (lab) => {
    const files = filesIn(join(corpus, 'aws-labs', lab, 'aws_configs'));
    const { text, problems, notExpressed } = importAws(files);
    expect(problems).toEqual([]);
    expect(notExpressed).toEqual([]);
    expect(complaints(text)).toEqual([]);
    expect(format(text)).toBe(text);
    const notDeleted = (item: Record<string, unknown>): boolean => item.State !== 'deleted';
    expect(count(text, 'vpc')).toBe(livingIds(files, 'Vpcs', 'VpcId').size);
    const placed = new Set([
      ...livingIds(files, 'Subnets', 'SubnetId'),
      ...livingIds(files, 'RouteTables', 'RouteTableId'),
      ...livingIds(files, 'NetworkAcls', 'NetworkAclId'),
      ...livingIds(files, 'SecurityGroups', 'GroupId'),
      ...livingIds(files, 'NatGateways', 'NatGatewayId', notDeleted),
      ...livingIds(files, 'TransitGateways', 'TransitGatewayId', notDeleted),
      ...livingIds(files, 'TransitGatewayAttachments', 'TransitGatewayAttachmentId', notDeleted),
      ...livingIds(files, 'VpcEndpoints', 'VpcEndpointId'),
      ...livingIds(files, 'LoadBalancers', 'LoadBalancerArn'),
      ...livingIds(files, 'NetworkInterfaces', 'PrivateIpAddress', (item) => item.InterfaceType !== 'transit_gateway'),
    ]);
    expect([...placed].filter((id) => !text.includes(id))).toEqual([]);
  });

  it.each(labs)('%s: the same bytes whatever the order of the files', (lab) => {
    const files = filesIn(join(corpus, 'aws-labs', lab, 'aws_configs'));
    const { text } = importAws(files);
    expect(importAws([...files].reverse()).text).toBe(text);
    expect(importAws([...files.slice(11), ...files.slice(0, 11)]).text).toBe(text);
  });

  it.each(labs)('%s: the same bytes whatever the order of what is in the files', (lab) => {
    const files = filesIn(join(corpus, 'aws-labs', lab, 'aws_configs'));
    const backwards = files.map(({ path, text }) => {
      const lists = Object.entries(JSON.parse(text) as Record<string, unknown>);
      const reversed = lists.map(([name, items]) => [name, Array.isArray(items) ? items.toReversed() : items]);
      return { path, text: JSON.stringify(Object.fromEntries(reversed)) };
    });
    expect(importAws(backwards).text).toBe(importAws(files).text);
  });

  it('aws_vpc_endpoints: the gateway endpoint has its table, the interface endpoint its address', () => {
    const { text } = importAws(filesIn(join(corpus, 'aws-labs/aws_vpc_endpoints/aws_configs')));
    expect(text).toContain('gateway-endpoint s3 { service s3; route-tables bat-private; id vpce-0532038c44e8de847 }');
    expect(text).toContain('address 10.1.3.231; id eni-0bd26d2cdca2c4478');
    expect(text).toContain('entry 3.5.0.0/20, 3.5.16.0/21, 52.216.0.0/15, 54.231.0.0/17');
  });
});

describe.skipIf(!isThere)('examples of the AWS CLI', () => {
  const examples = isThere ? filesIn(join(corpus, 'awscli')) : [];

  it('are imported one by one without throwing, into text that has no broken statement', () => {
    expect(examples.length).toBeGreaterThan(100);
    for (const file of examples) {
      const { text } = importAws([file]);
      expect(format(text), file.path).toBe(text);
    }
  });

  it('are imported all together, whatever their order', () => {
    const { text } = importAws(examples);
    expect(importAws([...examples].reverse()).text).toBe(text);
    expect(text).toContain('vpc ');
  });
});
