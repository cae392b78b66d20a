/** VPCs that need not be checked again: no name in them leads elsewhere, and the last time there was nothing to report. */
import type { Bound } from '../model/bind';
import { findNear } from '../model/lookup';
import type { Resource } from '../model/resource';
import type { Vpc } from '../model/vpc';
import type { Check } from './check';

/** What one check knows; kept with the statements of VPCs, so that it goes when they change. */
export class Settled {
  private readonly surroundings = new WeakMap<Bound, string>();

  has(vpc: Vpc): boolean {
    const before = this.surroundings.get(vpc.bound);
    return before !== undefined && before === surroundingsOf(vpc);
  }
  add(vpc: Vpc): void {
    const now = surroundingsOf(vpc);
    if (now !== undefined) this.surroundings.set(vpc.bound, now);
  }
}

const known = new WeakMap<Check, Settled>();

export function settledFor(check: Check): Settled {
  let settled = known.get(check);
  if (!settled) {
    settled = new Settled();
    known.set(check, settled);
  }
  return settled;
}

/** All that findings about a VPC depend on besides its own text; undefined when that is more than can be said here. */
function surroundingsOf(vpc: Vpc): string | undefined {
  // The name of a service could be that of an endpoint service, whatever AWS calls its own.
  if (vpc.network.all('endpoint-service').length > 0 || !isSelfContained(vpc)) return undefined;
  return `${vpc.region} ${vpc.account} ${vpc.network.services.id}`;
}

const selfContained = new WeakMap<Bound, boolean>();

function isSelfContained(vpc: Vpc): boolean {
  let answer = selfContained.get(vpc.bound);
  if (answer === undefined) {
    answer = staysInside(vpc);
    selfContained.set(vpc.bound, answer);
  }
  return answer;
}

/** Whether all names in a resource and in what it holds lead to something inside the VPC; no other text can change that. */
function staysInside(resource: Resource): boolean {
  for (const { argument } of resource.bound.nameUses) {
    const found = findNear(argument.text, resource, argument.type?.kinds);
    if (!found || found === 'several') return false;
  }
  return (resource.contents ?? []).every(staysInside);
}
