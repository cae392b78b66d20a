/**
 * `vpc-trace.services.json`: a person's own entries for the service catalogue, beside a `.vpc` file or in a folder above.
 * Its form, for editors: media/vpc-trace.services.schema.json.
 */
import type { JsonNode } from '../text/json-tree';
import { readJson } from '../text/json-tree';
import { nearest } from '../text/nearest';
import { REGION } from './partitions';
import type { ServiceEntry } from './service-exceptions';

export const SERVICE_FILE = 'vpc-trace.services.json';

export interface ServiceFileProblem {
  readonly message: string;
  /** Offsets in the file. */
  readonly start: number;
  readonly end: number;
}

export interface ServiceFileContent {
  /** What could be read; an entry's bad parts are left out, the rest of it counts. */
  readonly entries: Readonly<Record<string, ServiceEntry>>;
  readonly problems: readonly ServiceFileProblem[];
}

type Fields = { -readonly [Name in keyof ServiceEntry]: ServiceEntry[Name] };
/** Puts a value into an entry; answers what is wrong with it, if anything is. */
type Reader = (node: JsonNode, entry: Fields, report: Report) => string | undefined;
type Report = (node: JsonNode, message: string) => void;

const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const SHORT = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const PLACE = new RegExp(`^${REGION}$`);

const text =
  (field: 'title' | 'label' | 'full', wanted: string, form: RegExp): Reader =>
  ({ value }, entry) => {
    if (typeof value !== 'string' || !form.test(value)) return `${wanted} is wanted.`;
    entry[field] = value.replaceAll('{region}', 'R');
    return undefined;
  };
const names =
  (field: 'names' | 'dual' | 'public'): Reader =>
  ({ items }, entry, report) => {
    if (!items) return 'a list of DNS names is wanted; `[]` for none.';
    entry[field] = items.flatMap((item) => {
      const name = templateOf(item.value);
      if (name === undefined)
        report(item, 'A DNS name is wanted, as `"api.sts.{region}.amazonaws.com"`; `*.` may stand in front.');
      return name ?? [];
    });
    return undefined;
  };

const READERS: Readonly<Record<string, Reader>> = {
  title: text('title', 'what people call the service', /\S/),
  fullName: text(
    'full',
    'a full name, as `com.amazonaws.{region}.sts`,',
    /^[a-z0-9-]+(?:\.(?:[a-z0-9-]+|\{region\}))+$/,
  ),
  endpointLabel: text('label', "the service's part of endpoint-specific names, as `api.ecr`,", SHORT),
  privateNames: names('names'),
  dualStackNames: names('dual'),
  publicNames: names('public'),
  needs({ items }, entry) {
    const services = (items ?? []).map(({ value }) => value);
    if (!items || !services.every((each) => typeof each === 'string' && SHORT.test(each)))
      return 'a list of short service names is wanted.';
    entry.needs = { services: services as string[], purpose: '' };
    return undefined;
  },
  source({ value }) {
    return typeof value === 'string' ? undefined : 'a text is wanted: where the names are from.';
  },
};

/** Reads the file: the entries that it holds, and what is wrong in it, each with its place. Never throws. */
export function readServiceFile(json: string): ServiceFileContent {
  const problems: ServiceFileProblem[] = [];
  const report: Report = ({ start, end }, message) => problems.push({ message, start, end });
  const entries: Record<string, ServiceEntry> = Object.create(null);
  const root = readJson(json.replace(/^\uFEFF/, ' '));
  if ('message' in root) return { entries, problems: [root] };
  if (!root.members) report(root, 'An object is wanted: `{ "services": { … } }`.');
  for (const { key, node } of root.members ?? []) {
    if (key.value === '$schema') continue;
    if (key.value !== 'services') report(key, unknown(key.value, ['services']));
    else if (!node.members) report(node, 'An object is wanted, with short names of services as its names.');
    else
      for (const each of node.members) {
        const short = each.key.value;
        if (!SHORT.test(short)) report(each.key, `\`${short}\` is no short name of a service, as \`ecr.api\` is one.`);
        else if (short in entries) report(each.key, `\`${short}\` has an entry above; that one counts.`);
        else entries[short] = readEntry(each.node, report, true);
      }
  }
  return { entries, problems };
}

function readEntry(node: JsonNode, report: Report, mayHaveRegions: boolean): ServiceEntry {
  const entry: Fields = {};
  if (!node.members) report(node, 'An object is wanted, as `{ "privateNames": ["…"] }`.');
  for (const { key, node: value } of node.members ?? []) {
    const reader = Object.hasOwn(READERS, key.value) ? READERS[key.value] : undefined;
    if (reader) {
      const problem = reader(value, entry, report);
      if (problem) report(value, `For \`${key.value}\` ${problem}`);
    } else if (mayHaveRegions && key.value === 'regions' && value.members) {
      const regions: Record<string, ServiceEntry> = Object.create(null);
      for (const each of value.members) {
        if (PLACE.test(each.key.value)) regions[each.key.value] = readEntry(each.node, report, false);
        else report(each.key, `\`${each.key.value}\` is no Region, as \`eu-west-1\` is one.`);
      }
      entry.regions = regions;
    } else {
      const known = [...Object.keys(READERS), ...(mayHaveRegions ? ['regions'] : [])];
      report(key, known.includes(key.value) ? 'For `regions` an object is wanted.' : unknown(key.value, known));
    }
  }
  return entry;
}

function unknown(name: string, known: readonly string[]): string {
  const [near] = nearest(name, known);
  return `\`${name}\` means nothing here; ${near ? `is \`${near}\` meant?` : `there is ${known.map((each) => `\`${each}\``).join(', ')}.`}`;
}

/** `*.api.{region}.amazonaws.com` as the catalogue writes it; in another partition it has that one's suffix, which `{suffix}` says as well. */
function templateOf(name: unknown): string | undefined {
  if (typeof name !== 'string') return undefined;
  const plain = name.replace(/\.$/, '').toLowerCase();
  const labels = plain.replace(/^\*\./, '').split('.');
  if (labels.length < 2 || !labels.every((each) => /^(?:\{region\}|\{suffix\}|[a-z0-9_-]+)$/.test(each)))
    return undefined;
  const placed = plain.replaceAll('{region}', 'R').replace(/\.api\.aws$/, '.D.');
  const relative = placed.replace(/\.(?:\{suffix\}|amazonaws\.com(?:\.cn)?)$/, '');
  return relative === placed && !placed.endsWith('.') ? `${placed}.` : relative;
}
