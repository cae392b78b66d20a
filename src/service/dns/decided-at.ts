/** Which line decides about the DNS name at a place, for the client that is nearest; and whose name it is, in a record. */
import { resolve } from '../../core/engine/dns/resolve';
import type { Resource } from '../../core/model/resource';
import type { Source } from '../../core/model/source';
import type { Place } from '../place';
import { askedName } from './asked-name';
import { nearestClient } from './clients';

export interface Decided {
  readonly owners: readonly Resource[];
  /** Of the record, the zone, the rule, the endpoint; undefined where the file says nothing. */
  readonly line: Source | undefined;
}

/** Undefined where no DNS name stands, or nobody is there who could ask. */
export function decidedAt({ bound, argument, scope, analysis: { network } }: Place): Decided | undefined {
  const asked = bound && argument && askedName(bound, argument, scope);
  const client = asked && nearestClient(bound, scope, network);
  if (!client) return undefined;
  const { resolution } = resolve(network, client, asked.name);
  const { answers, reason, steps } = resolution;
  return {
    owners: [...new Set(answers.flatMap(({ owner }) => owner ?? []))],
    line: reason?.source ?? steps.findLast(({ source }) => source)?.source,
  };
}
