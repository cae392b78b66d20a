/** AWS's own prefix lists, under AWS's names; a list of the same name in the file takes their place. */
import { awsPrefixes } from '../data/aws-prefixes';
import type { Cidr } from '../net/cidr';
import { parseCidr } from '../net/cidr';

const NAME = /^com\.amazonaws\.([a-z0-9-]+)\.(s3|dynamodb)$/;
const known = new Map<string, readonly Cidr[]>();

/** The blocks of `com.amazonaws.us-east-1.s3` and its like; undefined when AWS has no such list or we don't know the Region. */
export function awsPrefixList(name: string): readonly Cidr[] | undefined {
  const found = known.get(name);
  if (found) return found;
  const [, region, service] = NAME.exec(name) ?? [];
  const text = region && service ? awsPrefixes[region]?.[service] : undefined;
  if (text === undefined) return undefined;
  const blocks = text.split(' ').flatMap((each) => parseCidr(each)?.cidr ?? []);
  known.set(name, blocks);
  return blocks;
}

export const awsPrefixListNames = (): string[] =>
  Object.entries(awsPrefixes).flatMap(([region, services]) =>
    Object.keys(services).map((service) => `com.amazonaws.${region}.${service}`),
  );

export const prefixListName = (region: string, service: string): string => `com.amazonaws.${region}.${service}`;
