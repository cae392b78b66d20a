/** The whole command line: arguments in, exit code out. Nothing here throws; what can't be done is said in a sentence. */
import { Command, CommanderError, Option } from 'commander';
import { check, checkFormats } from './check';
import { CannotRun, CLEAN, COULD_NOT_RUN } from './exit-codes';
import { format } from './format';
import { importNetwork, importSources } from './import';
import type { Io } from './io';
import { lsp } from './lsp';
import { resolve, resolveFormats } from './resolve';
import { trace, traceFormats } from './trace';
import { version } from './version';

/** `argv` without the program's own name. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let code: number = CLEAN;
  const written: Promise<void>[] = [];
  const program = commands(io, (result) => {
    code = result;
  });
  const outputs = {
    writeOut: (text: string) => void written.push(io.stdout.write(text)),
    writeErr: (text: string) => void written.push(io.stderr.write(text)),
  };
  for (const each of [program, ...program.commands]) each.exitOverride().configureOutput(outputs);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    code = await exitCodeOf(error, io);
  }
  await Promise.all(written);
  return code;
}

async function exitCodeOf(error: unknown, io: Io): Promise<number> {
  // Commander has printed its sentence, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? CLEAN : COULD_NOT_RUN;
  if (error instanceof CannotRun) {
    await io.stderr.write(`vpc-trace: ${error.message}\n`);
    return COULD_NOT_RUN;
  }
  const message = error instanceof Error ? error.message : String(error);
  const more = io.debug && error instanceof Error ? `\n${error.stack}` : ' Set VPC_TRACE_DEBUG=1 to see where.';
  await io.stderr.write(`vpc-trace: this is a mistake in VPC Trace itself: ${message}.${more}\n`);
  return COULD_NOT_RUN;
}

type Done = (code: number) => void;

function commands(io: Io, done: Done): Command {
  const program = new Command('vpc-trace')
    .description('Explains what a DNS name resolves to, which way a packet goes in an AWS VPC, and what stops it.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showHelpAfterError('(add --help for the arguments)')
    .addHelpText('after', PROGRAM_HELP);
  addCheck(program, io, done);
  addTrace(program, io, done);
  addResolve(program, io, done);
  addImport(program, io, done);
  addFormat(program, io, done);
  program
    .command('lsp')
    .description('run the language server for an editor')
    .option('--stdio', 'talk over standard input and output (the only way, and the default)')
    .action(async () => done(await lsp(io)));
  return program;
}

function addCheck(program: Command, io: Io, done: Done): void {
  program
    .command('check')
    .description('check files: syntax, names, VPC rules and every expect line')
    .argument('<file...>', '.vpc files; what they import is read from where they stand')
    .addOption(formatOption(checkFormats))
    .addHelpText('after', CHECK_HELP)
    .action(async (files: string[], options: { format: (typeof checkFormats)[number] }) =>
      done(await check(files, options, io)),
    );
}

function addTrace(program: Command, io: Io, done: Done): void {
  program
    .command('trace')
    .description('trace one question, or many with --batch')
    .argument('<file>', 'the .vpc file')
    .argument('[from]', 'who asks: an instance, an interface, an address, internet')
    .argument('[target]', 'HOST[:PORT][/PROTOCOL]; HOST is a DNS name, a resource or an address')
    .addOption(traceFormatOption())
    .option('--batch <questions>', 'read one question a line from a file, or from standard input with -')
    .addHelpText('after', TRACE_HELP)
    .action(async (file: string, from: string | undefined, target: string | undefined, options) =>
      done(await trace({ file, from, target, ...options }, io)),
    );
}

function addResolve(program: Command, io: Io, done: Done): void {
  program
    .command('resolve')
    .description('ask what a DNS name resolves to, and who answers')
    .argument('<file>', 'the .vpc file')
    .argument('<from>', 'who asks: an instance, an interface, an address')
    .argument('<dns-name>', 'the name')
    .addOption(formatOption(resolveFormats))
    .addHelpText('after', RESOLVE_HELP)
    .action(async (file: string, from: string, name: string, options: { format: (typeof resolveFormats)[number] }) =>
      done(await resolve({ file, from, name, ...options }, io)),
    );
}

function addImport(program: Command, io: Io, done: Done): void {
  program
    .command('import')
    .description('write a .vpc file from what describes a network elsewhere')
    .argument('<source>', importSources.join(', '))
    .argument('<path...>', 'files, or folders that are read with everything below them')
    .option('-o, --output <file>', 'write to this file instead of standard output')
    .addHelpText('after', IMPORT_HELP)
    .action(async (source: string, paths: string[], options: { output?: string }) =>
      done(await importNetwork(source, paths, options, io)),
    );
}

function addFormat(program: Command, io: Io, done: Done): void {
  program
    .command('format')
    .description('bring files into the one format, in place')
    .argument('<file...>', '.vpc files')
    .option('--check', 'change nothing, only name the files that are not formatted')
    .addHelpText('after', FORMAT_HELP)
    .action(async (files: string[], options: { check?: boolean }) => done(await format(files, options, io)));
}

const formatOption = (formats: readonly [string, ...string[]]): Option =>
  new Option('--format <format>', 'how to print it').choices([...formats]).default(formats[0]);

/** Without a default: that is another one with --batch. */
const traceFormatOption = (): Option => new Option('--format <format>', 'how to print it').choices([...traceFormats]);

const PROGRAM_HELP = `
Examples:
  $ vpc-trace check network.vpc
  $ vpc-trace trace network.vpc web-1 sts.us-east-1.amazonaws.com:443
  $ vpc-trace resolve network.vpc web-1 sts.us-east-1.amazonaws.com
  $ vpc-trace import aws describe-answers/ -o network.vpc

Exit codes: 0 done, 1 a check found errors (or unformatted files), 2 it could not run.
VPC_TRACE_DEBUG=1 shows where an internal error comes from; NO_COLOR=1 turns colours off.`;

const CHECK_HELP = `
Examples:
  $ vpc-trace check network.vpc
  $ vpc-trace check --format github *.vpc         annotations in a pull request
  $ vpc-trace check --format sarif network.vpc > network.sarif

Exit codes: 0 no errors (warnings alone are no failure), 1 errors, 2 a file could not be read.`;

const TRACE_HELP = `
Examples:
  $ vpc-trace trace network.vpc web-1 sts.us-east-1.amazonaws.com:443
  $ vpc-trace trace network.vpc web-1 db/icmp      a ping
  $ vpc-trace trace network.vpc internet 203.0.113.10:22
  $ vpc-trace trace network.vpc web-1 '[2600:1f18::7]:443' --format json
  $ vpc-trace trace network.vpc web-1 db:5432 --format svg > trace.svg
  $ vpc-trace trace network.vpc --batch questions.txt --format json

A port without a protocol means TCP. A line of --batch is FROM, a tab or spaces, TARGET; empty lines and lines
that start with # are skipped. Every question gives one JSON object on one line, in the order of the questions;
a line that can't be asked gives an object with "error", and the run goes on.

Exit codes: 0 it was answered, whatever the verdict, 2 it could not be asked.
With --batch: 0 every line could be asked, whatever the answers; 2 otherwise.`;

const RESOLVE_HELP = `
Examples:
  $ vpc-trace resolve network.vpc web-1 sts.us-east-1.amazonaws.com
  $ vpc-trace resolve network.vpc 10.0.1.10 s3.us-east-1.amazonaws.com --format json

Exit codes: 0 it was answered, with an address or none, 2 it could not be asked.`;

const IMPORT_HELP = `
Examples:
  $ aws ec2 describe-vpcs > answers/vpcs.json      and so on for subnets, route tables, …
  $ vpc-trace import aws answers/ -o network.vpc

aws reads answers of the AWS CLI's and SDKs' describe-* calls from *.json files, whatever their names and folders.
What a .vpc file can't express, and what could not be read, is listed on standard error and in the file.

Exit codes: 0 something was read, 2 nothing could be read.`;

const FORMAT_HELP = `
Examples:
  $ vpc-trace format *.vpc
  $ vpc-trace format --check *.vpc                 for a build

Exit codes: 0 done, or all files are formatted; 1 with --check: some are not; 2 a file could not be read or written.`;
