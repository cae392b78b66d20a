/** From a name in public DNS to the AWS service behind it (IE-8, IE-18, IE-19, SVC-2 to SVC-6). */
import { partitionOf, partitionOfName, REGION } from './partitions';
import type { ServiceEntry } from './service-exceptions';

export interface ServiceName {
  /** The endpoint service that serves such names: `ecr.dkr`, `kms-fips`. */
  readonly service: string;
  /** Where the service answers; that of the global name where a name has none: `us-east-1`. */
  readonly region: string;
  readonly suffix: string;
  /** What stands in front of the service: bucket, account, API; empty for none. */
  readonly prefix: string;
  /** The families that public DNS has records of; those of an endpoint-specific name are a matter of the endpoint. */
  readonly families: readonly (4 | 6)[];
  readonly isFips: boolean;
  readonly isDualStack: boolean;
  /** The name has no Region, so no regional endpoint covers it (IE-18). */
  readonly isGlobal: boolean;
  /** The endpoint in an endpoint-specific name, with its zone if the name has one (IE-8). */
  readonly endpoint: { readonly id: string; readonly zone: string | undefined } | undefined;
  /** The name follows the general rule only; the catalogue does not have the service (SVC-6). */
  readonly byRule: boolean;
}

const IS_REGION = new RegExp(`^${REGION}$`);
/** `s3-eu-west-1`, `s3-website-eu-west-1` (IE-19). */
const DASHED = new RegExp(`^(s3(?:-website)?)-(${REGION})$`);
const SPECIFIC = new RegExp(
  `^(?:(.+)\\.)?(vpce-[0-9a-z]+)-[0-9a-z]+(?:-(${REGION}[a-z]))?\\.(.+)\\.(${REGION})\\.vpce\\.([a-z0-9.-]+)$`,
);
/** Names below these are those of somebody's own resources, whatever service made them. */
const RESOURCES = /(?:^|\.)(?:elb|compute|rds|cache|redshift|eks|es|aoss|vpce)$/;
const IPV4 = [4] as const;
const BOTH = [4, 6] as const;

interface Found {
  readonly short: string;
  readonly prefix: string;
}

/** Makes the look-up over a catalogue; the tables are made once. */
export function nameReader(
  shortNames: readonly string[],
  entryOf: (short: string) => ServiceEntry | undefined,
  fipsName: (short: string) => string | undefined,
): (name: string) => ServiceName | undefined {
  const byName = new Map<string, string>();
  const byLabel = new Map<string, string>();
  for (const short of shortNames) {
    const entry = entryOf(short) ?? {};
    const rule = short.split('.').reverse().join('.');
    byLabel.set(entry.label ?? rule, short);
    const local = Object.values(entry.regions ?? {}).map((each) => each.names ?? []);
    const templates = [entry.names ?? [`${rule}.R`], entry.dual ?? [], entry.public ?? [], ...local].flat();
    for (const each of templates) if (!byName.has(each)) byName.set(each, short);
  }

  const findLabel = (text: string): Found | undefined => {
    const short = byLabel.get(text.slice(0, -2));
    return short ? { short, prefix: '' } : undefined;
  };
  /** The longest known name that `text` ends in; what is in front of it is the prefix. */
  const find = (text: string): Found | undefined => {
    const labels = text.split('.');
    for (let at = 0; at < labels.length; at++) {
      const rest = labels.slice(at).join('.');
      const short = (at > 0 && byName.get(`*.${rest}`)) || byName.get(rest);
      if (short) return { short, prefix: labels.slice(0, at).join('.') };
    }
    return undefined;
  };

  return (name) => {
    const [, owner = '', id, zone, label, place, tail] = SPECIFIC.exec(name) ?? [];
    const { template, region, suffix } = id
      ? { template: `${label}.R`, region: place, suffix: tail as string }
      : templateOf(name);
    const plain = template.replace(/^(.*[^.])-fips(?=[.-])/, '$1');
    const isDual = template.endsWith('.D.');
    const single = isDual ? plain.slice(0, -3) : plain;
    const found = id ? (findLabel(template) ?? findLabel(plain)) : (find(template) ?? find(plain) ?? find(single));
    // A bucket may be called so as well.
    const isFips = /-fips[.-]/.test(template.slice(found?.prefix.length));
    const short = found?.short ?? shortByRule(single, region !== undefined);
    if (short === undefined) return undefined;
    const isDualStack = isDual || /\.dualstack\.R$|\.on\.aws\.$/.test(template);
    return {
      service: (isFips && fipsName(short)) || short,
      region: region ?? globalRegion(suffix),
      suffix,
      prefix: id ? owner : (found?.prefix ?? ''),
      families: isDualStack || id ? BOTH : IPV4,
      isFips,
      isDualStack,
      isGlobal: region === undefined,
      endpoint: id ? { id, zone } : undefined,
      byRule: found === undefined,
    };
  };
}

/** Where the services with one name for a whole partition answer (IE-28, IAM-VPCE). */
const globalRegion = (suffix: string): string => (suffix.endsWith('.cn') ? 'cn-north-1' : 'us-east-1');

/** `control.brand-new.R` is the name of `brand-new.control`, `brand-new` a name for a whole partition (SVC-6). */
function shortByRule(template: string, isRegional: boolean): string | undefined {
  if (!isRegional) return /^[a-z0-9-]+$/.test(template) ? template : undefined;
  const service = /^(.+)\.R$/.exec(template)?.[1];
  if (service === undefined || RESOURCES.test(service)) return undefined;
  return service.split('.').reverse().join('.');
}

/** The name as the catalogue writes them: the Region as `R`, without the suffix of the partition, others with a dot at the end. */
function templateOf(name: string): {
  readonly template: string;
  readonly region: string | undefined;
  readonly suffix: string;
} {
  const labels = name.split('.');
  let region: string | undefined;
  // From behind: what stands in front is named by somebody else.
  for (let at = labels.length - 1; at >= 0 && region === undefined; at--) {
    const label = labels[at] as string;
    const dashed = DASHED.exec(label);
    if (!dashed && !IS_REGION.test(label)) continue;
    region = dashed?.[2] ?? label;
    labels[at] = dashed ? `${dashed[1]}-R` : 'R';
  }
  const text = labels.join('.');
  const partition = region === undefined ? partitionOfName(name) : partitionOf(region);
  const { suffix = 'amazonaws.com', dual = 'api.aws' } = partition ?? {};
  const template = text.endsWith(`.${suffix}`)
    ? text.slice(0, -suffix.length - 1)
    : text.endsWith(`.${dual}`)
      ? `${text.slice(0, -dual.length)}D.`
      : `${text}.`;
  return { template, region, suffix };
}
