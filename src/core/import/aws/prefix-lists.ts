/** Prefix lists with their captured entries; AWS's own ones keep AWS's name, so that they replace the built-in data (RT-18). */
import type { Context } from './context';
import { compare } from './inventory';
import type { Item } from './item';
import { block, listLine, type Statement, word } from './statements';

export function namePrefixLists(context: Context): void {
  for (const list of context.inventory.all('PrefixLists')) {
    const [id, name] = [list.text('PrefixListId') as string, list.text('PrefixListName')];
    const aws = isAwsOwned(list);
    if (entriesOf(context, list).length > 0 || (aws && builtIn(name)))
      context.name({
        kind: 'prefix-list',
        id,
        scope: '',
        wanted: name,
        fallback: 'list',
        tail: true,
        verbatim: aws && name !== undefined,
      });
    else if (!aws)
      context.leaveOut(
        id,
        `prefix list ${name ?? ''}: its entries are not in the input (get-managed-prefix-list-entries)`,
      );
  }
}

/** Lists of Regions without a VPC in the input can't be used by anything in it. */
export function writePrefixLists(context: Context): Statement[] {
  const regions = new Set([...context.vpcs.values()].map(({ region }) => region));
  const isUsable = (list: Item): boolean => !isAwsOwned(list) || regions.has(undefined) || regions.has(regionOf(list));
  const lists = context.inventory
    .all('PrefixLists')
    .filter((list) => entriesOf(context, list).length > 0 && isUsable(list));
  return lists
    .sort((a, b) => compare(nameOf(context, a), nameOf(context, b)))
    .map((list) => {
      const id = list.text('PrefixListId') as string;
      return block(context.head('prefix-list', id), [
        ...listLine('entry', entriesOf(context, list)),
        ...listLine('id', [word(id)]),
      ]);
    });
}

function nameOf(context: Context, list: Item): string {
  return context.names.own(list.text('PrefixListId') as string) ?? '';
}

/** The lists that every tool knows without their entries. */
function builtIn(name: string | undefined): boolean {
  return /\.(s3|dynamodb)$/.test(name ?? '');
}

function isAwsOwned(list: Item): boolean {
  return list.text('OwnerId') === 'AWS' || (list.text('PrefixListName')?.startsWith('com.amazonaws.') ?? false);
}

function regionOf(list: Item): string | undefined {
  return (
    /^com\.amazonaws\.([a-z]{2}(?:-[a-z]+)+-\d+)\./.exec(list.text('PrefixListName') ?? '')?.[1] ?? list.place().region
  );
}

/** Both forms: `Cidrs` of describe-prefix-lists and the entries of a managed list. */
function entriesOf(context: Context, list: Item): string[] {
  const id = list.text('PrefixListId');
  const managed = context.inventory
    .all('PrefixListEntries')
    .filter((entry) => entry.text('PrefixListId') === id)
    .flatMap((entry) => entry.cidr('Cidr') ?? []);
  return [...new Set([...list.texts('Cidrs'), ...managed])].sort((a, b) => compare(numeric(a), numeric(b)));
}

const numeric = (cidr: string): string => cidr.replace(/\d+/g, (digits) => digits.padStart(4, '0'));
