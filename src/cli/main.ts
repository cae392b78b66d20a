/** `vpc-trace`: the process around the command line. */
import { nodeIo } from './node-io';
import { run } from './run';

void run(process.argv.slice(2), nodeIo()).then((code) => {
  process.exitCode = code;
});
