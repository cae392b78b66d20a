/** Names of resources that fit: those of the same block first, then what else can be seen from there. */
import type { Resource } from '../../core/model/resource';
import type { Kind } from '../../core/schema/kinds';
import type { ValueType } from '../../core/schema/value-types';
import { resourceDetail } from '../hover/resource';
import type { ArgumentRequest } from './arguments';
import type { Suggestion } from './item';

/** What lies in a VPC can be named from another one only here: security groups of peered VPCs. */
const ACROSS_VPCS = new Set(['PEER']);
const LIMIT = 500;
/** Hover text for each would cost more than it helps when there are many. */
const DOCUMENTED = 50;

export function referenceSuggestions(
  type: ValueType,
  { network, scope }: ArgumentRequest,
  documentation: (resource: Resource) => string,
): Suggestion[] {
  const kinds = type.kinds ?? [];
  const found: Suggestion[] = [];
  for (const kind of kinds) {
    for (const resource of network.all(kind)) {
      if (!resource.name || resource === scope || !isVisible(resource, scope, type)) continue;
      const label = nameFrom(resource, scope, kinds);
      const near = resource.vpc === scope?.vpc;
      const text = found.length < DOCUMENTED ? documentation(resource) : undefined;
      found.push({
        label,
        kind: 'reference',
        detail: resourceDetail(resource),
        documentation: text,
        rank: near ? 0 : 1,
      });
      if (found.length >= LIMIT) return found;
    }
  }
  return found;
}

function isVisible(resource: Resource, scope: Resource | undefined, { placeholder }: ValueType): boolean {
  return (
    !scope?.vpc ||
    !resource.vpc ||
    resource.vpc === scope.vpc ||
    resource.kind === 'vpc' ||
    ACROSS_VPCS.has(placeholder)
  );
}

/** The shortest name that leads to the resource from there. */
export function nameFrom(resource: Resource, scope: Resource | undefined, kinds: readonly Kind[] | undefined): string {
  const { found } = resource.network.lookup(resource.name, scope, kinds);
  return found === resource ? resource.name : resource.qualified;
}
