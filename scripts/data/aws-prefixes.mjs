#!/usr/bin/env node
// Writes src/core/data/aws-prefixes.ts from AWS's published address ranges (the file behind "AWS IP address ranges", or a part of it):
//   node scripts/data/aws-prefixes.mjs ip-ranges.json
import { readFileSync, writeFileSync } from 'node:fs';

const ranges = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
// Prefix lists are regional: blocks of no Region are in none.
const isListed = (service, region) => (service === 'S3' || service === 'DYNAMODB') && region !== 'GLOBAL';
const byRegion = new Map();
const add = (region, service, prefix) => {
  const services = byRegion.get(region) ?? new Map();
  byRegion.set(region, services.set(service, [...(services.get(service) ?? []), prefix]));
};
for (const { ip_prefix, region, service } of ranges.prefixes) {
  if (isListed(service, region)) add(region, service.toLowerCase(), ip_prefix);
}
for (const { ipv6_prefix, region, service } of ranges.ipv6_prefixes) {
  if (isListed(service, region)) add(region, service.toLowerCase(), ipv6_prefix);
}
const lines = [...byRegion.keys()].sort(order).map((region) => {
  const services = [...byRegion.get(region)].sort(([a], [b]) => order(a, b));
  return `  '${region}': {\n${services.map(([service, list]) => `    ${service}:\n      '${list.sort(order).join(' ')}',\n`).join('')}  },\n`;
});
writeFileSync(
  new URL('../../src/core/data/aws-prefixes.ts', import.meta.url),
  `/** AWS's address blocks of S3 and DynamoDB by Region, as published (${ranges.createDate}); made by scripts/data/aws-prefixes.mjs. */

export const awsPrefixes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
${lines.join('')}};
`,
);
