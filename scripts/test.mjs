// `npm test`: prepares what is missing, then runs every check and every test, and closes with `N passed, N failed`.
//   npm test -- [STAGE ...]   only these stages (see `stages` below), in their own order
// The editor and the browser are installed while the stages that do without them run.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Advice, childEnv, fail, nodePath, prepareHost, preparePackages, root, run, seconds } from './prepare.mjs';

const unitReport = path.join(root, 'out/unit.json');
const packageReport = path.join(root, 'out/package.json');
const vitest = (project, report) => [
  'node_modules/vitest/vitest.mjs',
  ...['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
];

/** { passed, failed, skipped } of a vitest report. */
const vitestCounts = (report) => () => {
  const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  // a file that does not even load has no failed test, but it is a failure
  return {
    passed: numPassedTests,
    failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0),
    skipped: numPendingTests,
  };
};

/** The same from what mocha's spec reporter prints. */
function mochaCounts(output) {
  const count = (word) => Number(new RegExp(`^\\s*(\\d+) ${word}`, 'm').exec(output)?.[1] ?? 0);
  return { passed: count('passing'), failed: count('failing'), skipped: count('pending') };
}

/** A stage without tests of its own counts as one. */
const one = (_output, code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });

const stages = [
  { name: 'typecheck', args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'], counts: one },
  { name: 'typecheck:core', args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.core.json'], counts: one },
  { name: 'lint', args: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'], counts: one },
  { name: 'package', args: ['scripts/package.mjs'], counts: one },
  { name: 'unit', args: vitest('unit', unitReport), counts: vitestCounts(unitReport) },
  { name: 'vsix', args: vitest('package', packageReport), counts: vitestCounts(packageReport) },
  { name: 'host', args: ['test/e2e/run-desktop.mjs'], counts: mochaCounts, needsEditor: true },
  {
    name: 'ui',
    args: ['node_modules/mocha/bin/mocha.js', '--timeout', '90000', '--exit', 'test/e2e/ui/*.spec.mjs'],
    counts: mochaCounts,
    needsEditor: true,
    needsCodeServer: true,
  },
];

async function runStage({ name, args, counts }) {
  const start = Date.now();
  console.log(`\n=== ${name}`);
  const { code, output } = await run(nodePath(), args, {
    show: true,
    mayFail: true,
    env: childEnv({ NO_COLOR: '1', FORCE_COLOR: undefined }),
  });
  const result = counts(output, code);
  // An exit code that the counts do not explain (a crash, no test at all) is a failure too.
  if (code !== 0 && result.failed === 0) result.failed = 1;
  if (code === 0 && result.passed === 0) result.failed = 1;
  console.log(`=== ${name}: ${result.passed} passed, ${result.failed} failed, in ${seconds(start)}`);
  return { name, time: seconds(start), ...result };
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const newEnough = major > 22 || (major === 22 && minor >= 12);
  const comesAlong = process.platform === 'linux' && process.arch === 'x64';
  if (!newEnough && !comesAlong) {
    throw new Advice(
      `The tests need Node.js 22.12 or newer here, and this is ${process.versions.node}. Install a newer one.`,
    );
  }
}

async function main() {
  const started = Date.now();
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !stages.some((stage) => stage.name === name));
  if (unknown)
    throw new Advice(`There is no stage '${unknown}'. There are: ${stages.map(({ name }) => name).join(', ')}.`);
  const chosen = wanted.length === 0 ? stages : stages.filter(({ name }) => wanted.includes(name));
  checkNode();

  // With a desktop VS Code named, the host suite runs in that, and only the UI tests need the one for the browser.
  const desktop = Boolean(process.env.VSCODE_PATH || process.env.VSCODE_VERSION);
  const needsCodeServer = chosen.some((stage) => stage.needsCodeServer || (stage.needsEditor && !desktop));
  const editor = needsCodeServer ? prepareHost({ withBrowser: true }) : Promise.resolve();
  const editorProblem = editor.then(
    () => undefined,
    (error) => error,
  );
  await preparePackages();
  mkdirSync(path.join(root, 'out'), { recursive: true });

  const results = [];
  for (const stage of chosen) {
    const problem = stage.needsEditor ? await editorProblem : undefined;
    if (problem) {
      console.error(`\n=== ${stage.name}: 0 passed, 1 failed: its editor is missing. ${problem.message}`);
      results.push({ name: stage.name, time: '-', passed: 0, failed: 1, skipped: 0 });
    } else {
      results.push(await runStage(stage));
    }
  }

  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log('\nstage            passed  failed    time');
  for (const { name, passed, failed, time } of results) {
    console.log(`${name.padEnd(16)}${String(passed).padStart(7)}${String(failed).padStart(8)}${time.padStart(8)}`);
  }
  const broken = results.filter(({ failed }) => failed > 0).map(({ name }) => name);
  if (broken.length > 0) {
    console.log(
      `\nFailed: ${broken.join(', ')}. Look above for '=== ${broken[0]}'; 'npm test -- ${broken[0]}' runs that stage alone.`,
    );
    process.exitCode = 1;
  }
  if (total('skipped') > 0) console.log(`${total('skipped')} skipped (each says why above)`);
  console.log(`in ${seconds(started)}`);
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
}

main().catch(fail);
