/** Who can send and what can be asked for: the candidates of Trace Path, with the cursor's own question first. */

import { argument } from '../core/model/bind';
import type { NetworkInterface } from '../core/model/network-interface';
import type { Resource } from '../core/model/resource';
import type { Analysis } from '../core/model/workspace';
import { formatAddress } from '../core/net/address';
import type { Kind } from '../core/schema/kinds';
import { questionAt, serviceHost } from './trace-at';

export interface PlaceItem {
  /** FROM or TARGET of a question. */
  readonly text: string;
  readonly detail: string;
}
export interface Places {
  readonly sources: readonly PlaceItem[];
  readonly targets: readonly PlaceItem[];
}

const SENDERS: readonly Kind[] = ['instance', 'interface', 'network-interface'];
const ENDPOINTS: readonly Kind[] = ['interface-endpoint', 'gateway-endpoint'];

export function placesAt(analysis: Analysis, offset: number): Places {
  const { network, document } = analysis;
  const asked = questionAt(network, document, offset);
  const senders = SENDERS.flatMap((kind) => network.all(kind));
  const endpoints = ENDPOINTS.flatMap((kind) => network.all(kind));
  const outside: PlaceItem = { text: 'internet', detail: 'any host on the internet' };
  const sources = [...senders.map(resourceItem), outside];
  const targets = [
    ...endpoints.map((each) => ({ text: `${serviceHost(each)}:443`, detail: `the service of ${words(each)}` })),
    ...namesIn(analysis),
    ...senders.map(resourceItem),
    ...endpoints.filter(({ kind }) => kind === 'interface-endpoint').map(resourceItem),
    { ...outside, text: 'internet:443' },
  ];
  if ('missing' in asked) return { sources: unique(sources), targets: unique(targets) };
  const own = (text: string): PlaceItem => ({ text, detail: 'at the cursor' });
  const sender = network.lookup(asked.from, undefined).found;
  return {
    sources: unique([own(sender?.qualified ?? asked.from), ...sources]),
    targets: unique([own(asked.to), ...targets]),
  };
}

const words = (resource: Resource): string => `${resource.kind.replaceAll('-', ' ')} ${resource.qualified}`;

function resourceItem(resource: Resource): PlaceItem {
  const own = resource.network.interfacesOf(resource)[0];
  return {
    text: resource.qualified,
    detail: [resource.kind.replaceAll('-', ' '), where(own)].filter(Boolean).join(' '),
  };
}

function where(own: NetworkInterface | undefined): string {
  if (!own?.subnet) return '';
  const [address] = own.addresses;
  return `in ${own.subnet.name}${address === undefined ? '' : ` · ${formatAddress(address)}`}`;
}

/** Targets of the file's own `expect` lines and the names of its zones. */
function namesIn({ network, document }: Analysis): PlaceItem[] {
  const asked = document.bound.children.flatMap((bound) => {
    const text = bound.spec.keyword === 'expect' ? argument(bound, 'target')?.text : undefined;
    return text === undefined ? [] : [{ text, detail: 'an expect line asks for it' }];
  });
  const hosts = network.all('internet-host').map(resourceItem);
  return [...asked, ...hosts];
}

function unique(items: readonly PlaceItem[]): PlaceItem[] {
  const seen = new Set<string>();
  return items.filter(({ text }) => !seen.has(text) && seen.add(text));
}
