/** Document symbols: the resources of a file as a tree, and its expectations. */
import type { DocumentSymbol, SymbolKind as SymbolNumber } from 'vscode-languageserver-types';
import type { Bound } from '../core/model/bind';
import { ruleText } from '../core/model/security-group';
import type { Analysis } from '../core/model/workspace';
import type { Kind } from '../core/schema/kinds';
import type { LineIndex } from '../core/text/line-index';
import { SymbolKind } from './lsp-constants';
import { argumentSpan, headSpan, rangeOf, wholeSpan } from './ranges';

const KINDS: Partial<Record<Kind, SymbolNumber>> = {
  vpc: SymbolKind.Namespace,
  subnet: SymbolKind.Package,
  'route-table': SymbolKind.Array,
  'network-acl': SymbolKind.Array,
  'security-group': SymbolKind.Array,
  instance: SymbolKind.Class,
  'internet-host': SymbolKind.Class,
  host: SymbolKind.Class,
  interface: SymbolKind.Field,
  'network-interface': SymbolKind.Field,
  'interface-endpoint': SymbolKind.Interface,
  'gateway-endpoint': SymbolKind.Interface,
  'gateway-load-balancer-endpoint': SymbolKind.Interface,
};

export function documentSymbols({ document }: Analysis): DocumentSymbol[] {
  return document.bound.children.flatMap((bound) => symbolsOf(bound, document.lines));
}

function symbolsOf(bound: Bound, lines: LineIndex): DocumentSymbol[] {
  const { spec, statement } = bound;
  const children = bound.children.flatMap((child) => symbolsOf(child, lines));
  const name = bound.declared;
  const isExpectation = spec.keyword === 'expect' && bound.arguments.length > 0;
  if ((!spec.kind || !name) && !isExpectation) return children;
  return [
    {
      name: isExpectation ? ruleText(bound) : name?.text || spec.keyword,
      detail: isExpectation ? 'expect' : [spec.keyword, shortDetail(bound)].filter(Boolean).join(' '),
      kind: isExpectation ? SymbolKind.Event : ((spec.kind && KINDS[spec.kind]) ?? SymbolKind.Object),
      range: rangeOf(lines, wholeSpan(statement)),
      selectionRange: rangeOf(
        lines,
        name && !isExpectation ? argumentSpan(statement, name.index) : headSpan(statement),
      ),
      ...(children.length > 0 && { children }),
    },
  ];
}

/** What tells one from another at a glance: the block, the address, the service. */
function shortDetail(bound: Bound): string | undefined {
  for (const keyword of ['cidr', 'address', 'service']) {
    const found = bound.children.find((child) => child.spec.keyword === keyword);
    if (found?.arguments[0]) return found.arguments[0].text;
  }
  return undefined;
}
