/** DHCP option sets that some VPC uses: which DNS servers its clients ask (DNS-10). */
import { parseAddress } from '../../net/address';
import type { Context } from './context';
import type { Item } from './item';
import { block, line, listLine, type Statement, word } from './statements';

export function nameDhcpOptions(context: Context): void {
  for (const options of usedOptions(context))
    context.name(
      { kind: 'dhcp-options', id: options.text('DhcpOptionsId') as string, scope: '', fallback: 'dhcp-options' },
      options,
    );
}

export function writeDhcpOptions(context: Context): Statement[] {
  return usedOptions(context).map((options) => {
    const id = options.text('DhcpOptionsId') as string;
    const servers = values(options, 'domain-name-servers');
    const usable = servers.filter((server) => server === 'AmazonProvidedDNS' || parseAddress(server) !== undefined);
    for (const server of servers) if (!usable.includes(server)) context.leaveOut(id, `DNS server ${server}`);
    return block(context.head('dhcp-options', id), [
      ...listLine('dns-servers', usable),
      ...line('domain-name', domainName(options)),
      ...context.identity(id, options),
    ]);
  });
}

function usedOptions(context: Context): Item[] {
  const used = new Set([...context.vpcs.values()].map(({ item }) => item?.text('DhcpOptionsId')));
  return context.inventory.all('DhcpOptions').filter((options) => used.has(options.text('DhcpOptionsId')));
}

/** Several domains in one value are allowed by some operating systems only; the first counts everywhere. */
function domainName(options: Item): string | undefined {
  const first = values(options, 'domain-name')[0]?.split(/\s+/)[0];
  return first === undefined ? undefined : word(first);
}

function values(options: Item, key: string): string[] {
  const found = options.items('DhcpConfigurations').find((each) => each.text('Key') === key);
  return found?.items('Values').flatMap((each) => each.text('Value') ?? []) ?? [];
}
