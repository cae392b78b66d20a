/** What the process says to its caller when it ends. */

/** Nothing was found, or the target is reachable. */
export const CLEAN = 0;
/** Errors were found, or the target is not reachable. */
export const FINDINGS = 1;
/** The question could not be asked: a missing file, wrong arguments, an internal error. */
export const COULD_NOT_RUN = 2;

/** Ends a command with a sentence on standard error and exit code 2. */
export class CannotRun extends Error {}
