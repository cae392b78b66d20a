/**
 * Names of AWS services: endpoint service names, private DNS names, labels in endpoint-specific names (SVC-1 to SVC-6).
 * Only the names listed are private: not `sts.amazonaws.com` (IE-18), not S3's global and dash-Region names (IE-19).
 */
import { partitionOf, REGION } from './partitions';
import type { Need, ServiceEntry } from './service-exceptions';
import { exceptions } from './service-exceptions';
import { listedServices } from './service-list';
import type { ServiceName } from './service-of-name';
import { nameReader } from './service-of-name';
import { TITLES } from './service-titles';

export interface AwsService {
  /** `sts`, `ecr.api`. */
  readonly short: string;
  /** `com.amazonaws.us-east-1.sts`. */
  readonly fullName: string;
  readonly region: string;
  /** Names that private DNS answers; `*.` at the front is a wildcard for one or more labels. */
  readonly privateNames: readonly string[];
  /** The service's label in endpoint-specific names: `api.ecr` (IE-8). */
  readonly label: string;
  /** `amazonaws.com` or that of another partition (SVC-4). */
  readonly suffix: string;
  /** What follows `vpce.` in endpoint-specific names: the suffix, or `sagemaker.aws`. */
  readonly endpointSuffix: string;
  /** A gateway endpoint exists too (PL-GW). */
  readonly hasGateway: boolean;
  /** Endpoints that clients without another way out need as well. */
  readonly needs: Need | undefined;
  /** The names come from the general rule alone, not from the catalogue (SVC-6). */
  readonly byRule: boolean;
}

/** Entries of a person's own, by short name; they win over those of the same name here, field by field. */
export type ServiceEntries = Readonly<Record<string, ServiceEntry>>;

/** `cn.com.amazonaws.cn-north-1.sts`, `eu.amazonaws.eusc-de-east-1.ecr.api`: whatever stands before the Region (SVC-1). */
const WITH_REGION = new RegExp(`^(?:[a-z0-9-]+\\.){2,4}?(${REGION})\\.(.+)$`);
const WITHOUT = /^(?:com\.amazonaws|aws\.api\.global)\.(.+)$/;

const EXCEPTIONS = exceptions();
const LISTED = new Map([...Object.keys(TITLES).map((short) => [short, ''] as const), ...listedServices()]);
const MOST = 1000;
let made = 0;

/** What is known of AWS's services: the built-in entries, and those of a person's own. */
export class ServiceCatalogue {
  private readonly known = new Map<string, AwsService>();
  private allTitles: Readonly<Record<string, string>> | undefined;
  private reader: ((name: string) => ServiceName | undefined) | undefined;

  /** Each catalogue's own number. */
  readonly id = made++;

  constructor(private readonly own: ServiceEntries = {}) {}

  /**
   * Reads a short (`sts`) or full (`com.amazonaws.us-east-1.sts`) name; `region` fills in what a short name leaves out,
   * `isDualStack` says whether the endpoint has both address families.
   */
  service(text: string, region: string, isDualStack = false): AwsService {
    const key = `${region} ${text} ${isDualStack}`;
    let service = this.known.get(key);
    if (!service) {
      // Half-typed names come in here as well.
      if (this.known.size >= MOST) this.known.clear();
      service = this.read(text, region, isDualStack);
      this.known.set(key, service);
    }
    return service;
  }

  /** The service that a name in public DNS leads to: `bucket.s3.eu-west-1.amazonaws.com`; undefined for other names. */
  serviceOfName(name: string): ServiceName | undefined {
    this.reader ??= nameReader(this.shortNames, (short) => this.entry(short), fipsName);
    return this.reader(name.toLowerCase().replace(/\.$/, ''));
  }

  /** Every service with what people call it, or with its short name; the commonly used ones first. */
  get titles(): Readonly<Record<string, string>> {
    this.allTitles ??= Object.fromEntries(
      this.shortNames.map((short) => [short, own(this.own, short)?.title ?? own(TITLES, short) ?? short]),
    );
    return this.allTitles;
  }

  private get shortNames(): string[] {
    return [...new Set([...Object.keys(this.own), ...LISTED.keys(), ...EXCEPTIONS.keys()])];
  }

  /** Undefined for what the catalogue does not have. */
  private entry(short: string, region = ''): ServiceEntry | undefined {
    const base = baseOf(short);
    const cell = short.replace(/-cell\d+$/, '-cell');
    const found = EXCEPTIONS.get(short) ?? (LISTED.has(cell) ? {} : base ? inFips(short, this.entry(base)) : undefined);
    const mine = own(this.own, short);
    const local = mine?.regions && own(mine.regions, region);
    return mine ? { ...found, ...mine, ...local } : found;
  }

  private read(text: string, region: string, isDualStack: boolean): AwsService {
    const full = WITH_REGION.exec(text);
    const isChinese = text.startsWith('cn.');
    const written = full?.[2] ?? WITHOUT.exec(text)?.[1];
    const short = (isChinese && written?.replace(/\.cn$/, '')) || (written ?? text);
    const where = full?.[1] ?? region;
    const partition = partitionOf(where);
    const entry = this.entry(short, where);
    const { suffix } = partition;
    const label = entry?.label ?? reversed(short);
    const names = [...(entry?.names ?? [`${reversed(short)}.R`]), ...((isDualStack && entry?.dual) || [])];
    const placed = (template: string): string => template.replaceAll('R', where).replaceAll('D', partition.dual);
    return {
      short,
      fullName: written ? text : placed(entry?.full ?? `${prefixOf(short, where)}.R.${chineseSuffix(short, where)}`),
      region: where,
      privateNames: names.map((name) => (name.endsWith('.') ? placed(name).slice(0, -1) : `${placed(name)}.${suffix}`)),
      label,
      suffix,
      endpointSuffix: entry?.zone ?? suffix,
      hasGateway: short === 's3' || short === 'dynamodb',
      needs: entry?.needs,
      byRule: entry === undefined,
    };
  }
}

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

const reversed = (short: string): string => short.split('.').reverse().join('.');

/** The name of the FIPS service of another one; undefined when there is none (SVC-2). */
function fipsName(short: string): string | undefined {
  const flags = LISTED.get(short) ?? '';
  if (flags.includes('^')) return short.replace('.', '-fips.');
  return flags.includes('+') ? `${short}-fips` : undefined;
}

/** The service that a FIPS service is the variant of, if the catalogue has both. */
function baseOf(short: string): string | undefined {
  if (!short.includes('-fips')) return undefined;
  const base = short.replace('-fips', '');
  return fipsName(base) === short ? base : undefined;
}

/** The entry of a service with `-fips` in its names: behind their first label, or behind the last before the Region. */
function inFips(short: string, { names, dual, label, ...rest }: ServiceEntry = {}): ServiceEntry {
  const place = short.endsWith('-fips') ? /^(?:\*\.)?[^.]+/ : /[^.]+(?=\.R)/;
  const renamed = (text: string): string => text.replace(place, '$&-fips');
  return { ...rest, names: names?.map(renamed), dual: dual?.map(renamed), label: label && renamed(label) };
}

const CHINA_FLAGS: Readonly<Record<string, string>> = { 'cn-north-1': '~<', 'cn-northwest-1': '~>' };

/** In China the names of many interface services begin with `cn.` (SVC-4). */
function prefixOf(short: string, region: string): string {
  const flags = LISTED.get(short) ?? (short === 'elasticfilesystem-fips' ? '~' : '');
  const isChinese = [...(own(CHINA_FLAGS, region) ?? '')].some((flag) => flags.includes(flag));
  return isChinese ? 'cn.com.amazonaws' : 'com.amazonaws';
}
const chineseSuffix = (short: string, region: string): string =>
  short === 'transcribe' && region.startsWith('cn-') ? 'transcribe.cn' : short;

export const builtInServices = new ServiceCatalogue();

/** As {@link ServiceCatalogue.service}, of the built-in catalogue. */
export const awsService = (text: string, region: string, isDualStack = false): AwsService =>
  builtInServices.service(text, region, isDualStack);

/** As {@link ServiceCatalogue.serviceOfName}, of the built-in catalogue. */
export const serviceOfName = (name: string): ServiceName | undefined => builtInServices.serviceOfName(name);

/** The catalogue that completion offers: short names with what people call them. */
export const services: Readonly<Record<string, string>> = builtInServices.titles;

/** Whether private DNS of an endpoint answers a name (`sts.amazonaws.com` is none of `sts`, IE-18). */
export const coversName = ({ privateNames }: AwsService, name: string): boolean =>
  privateNames.some((own) => (own.startsWith('*.') ? name.endsWith(own.slice(1)) : own === name));

/** The service's own name that a client would use, without a wildcard: what to ask when nobody says. */
export function commonName(service: AwsService): string | undefined {
  const plain = service.privateNames.find((name) => !name.startsWith('*.'));
  return plain ?? service.privateNames[0]?.replace('*.', 'example.');
}

export type { Need, ServiceEntry, ServiceName };
