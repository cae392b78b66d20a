/** What the process says to its caller when it ends. */

/** It was done: a question was answered, whatever the answer; a check found no errors. */
export const CLEAN = 0;
/** A check found errors, or files that are not formatted. */
export const FINDINGS = 1;
/** The question could not be asked: a missing file, wrong arguments, an internal error. */
export const COULD_NOT_RUN = 2;

/** Ends a command with a sentence on standard error and exit code 2. */
export class CannotRun extends Error {}
