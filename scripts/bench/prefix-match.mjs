// Longest-prefix match beside two address libraries that do the same look-ups by going through the list of their ranges.
import { IPv4, IPv4CidrRange } from 'ip-num';
import ipaddr from 'ipaddr.js';
import { randomFrom } from './generate.mjs';
import { note, number, printTable, summary, timed } from './stats.mjs';

const LOOKUPS = 1000;

export function prefixMatch(core) {
  note('longest-prefix match');
  const results = [10, 100, 1000].map((routes) => measure(core, routes));
  printTable(
    'Longest-prefix match: microseconds a look-up, the address read beforehand, medians',
    ['routes', 'ours', 'ipaddr.js', 'ip-num'],
    results.map(({ routes, ours, ipaddrJs, ipNum }) => [routes, ...[ours, ipaddrJs, ipNum].map(number)]),
  );
  return results;
}

/** Blocks of 8 to 28 bits, and addresses that lie in one of them or nowhere. */
function material(routes) {
  const random = randomFrom(routes);
  const byte = () => Math.floor(random() * 256);
  const blocks = Array.from({ length: routes }, (_, at) => {
    const length = at === 0 ? 0 : 8 + Math.floor(random() * 21);
    const bits =
      ((10 * 2 ** 24 + byte() * 65536 + byte() * 256 + byte()) >>> (32 - length || 31)) << (32 - length || 31);
    const first = length === 0 ? 0 : bits >>> 0;
    return `${[24, 16, 8, 0].map((shift) => (first >>> shift) & 255).join('.')}/${length}`;
  });
  const addresses = Array.from({ length: LOOKUPS }, () => `10.${byte()}.${byte()}.${byte()}`);
  return { blocks: [...new Set(blocks)], addresses };
}

function measure({ PrefixTable, parseAddress, parseCidr }, routes) {
  const { blocks, addresses } = material(routes);

  const table = new PrefixTable();
  for (const block of blocks) table.add(parseCidr(block).cidr, block);
  const ours = addresses.map(parseAddress);
  const byUs = (at) => table.matches(ours[at])[0];

  const ranges = blocks.map((block) => ({ block, range: ipaddr.parseCIDR(block) }));
  const theirs = addresses.map((address) => ipaddr.parse(address));
  const byIpaddrJs = (at) =>
    longest(
      ranges,
      ({ range }) => theirs[at].match(range),
      ({ range }) => range[1],
    );

  const cidrs = blocks.map((block) => {
    const range = IPv4CidrRange.fromCidr(block);
    return { block, length: Number(block.split('/')[1]), first: range.getFirst(), last: range.getLast() };
  });
  const numbers = addresses.map((address) => new IPv4(address));
  const byIpNum = (at) =>
    longest(
      cidrs,
      ({ first, last }) => numbers[at].isGreaterThanOrEquals(first) && numbers[at].isLessThanOrEquals(last),
      ({ length }) => length,
    );

  for (let at = 0; at < LOOKUPS; at++) {
    const found = [byUs(at), byIpaddrJs(at), byIpNum(at)];
    if (new Set(found).size > 1) throw new Error(`${addresses[at]}: ${found}`);
  }
  return { routes: blocks.length, ours: each(byUs), ipaddrJs: each(byIpaddrJs), ipNum: each(byIpNum) };
}

/** The block with the longest prefix among those that hold the address. */
function longest(all, holds, lengthOf) {
  let best;
  for (const each of all) if ((!best || lengthOf(each) > lengthOf(best)) && holds(each)) best = each;
  return best?.block;
}

/** Microseconds a look-up: the median of rounds over all addresses. */
function each(lookUp) {
  let found;
  const round = () => {
    for (let at = 0; at < LOOKUPS; at++) found = lookUp(at);
  };
  for (let warm = 0; warm < 5; warm++) round();
  const { median } = summary(timed(15, round));
  if (found === undefined) note('');
  return (median / LOOKUPS) * 1000;
}
