/** Properties that every resource may carry, and the states AWS gives resources. */
import type { Options, StatementSpec } from './statement-spec';
import { statement } from './statement-spec';

const STATES =
  'available|active|attached|up|down|pending|pending-acceptance|partial|rejected|expired|failed|deleting|deleted|detached|stopped|running|stopping|terminated|modifying|blackhole|inactive';

/** `id`, `description` and `state`; `states` narrows the words of `state`. */
export function common(states: string = STATES, options: Options = {}): StatementSpec[] {
  return [
    statement('id', 'ID', 'The id AWS gave it. It works as a name everywhere in the file.'),
    statement('description', 'TEXT', 'A note for people; it changes nothing.'),
    statement(
      'state',
      states,
      'The life-cycle state. Only a working resource carries traffic (`BAD_STATE` otherwise).',
      options,
    ),
  ];
}
