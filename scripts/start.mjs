// `npm start`: prepares what is missing, builds, and opens VS Code on examples/ with the extension loaded.
//   npm start -- [--no-open] [--port N]
// The `code` of the PATH is taken if there is one; else, and with --no-open, VS Code runs in the browser (code-server)
// at an address that is printed. --no-open opens no window: for a machine without a screen.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Advice, fail, nodePath, prepareHost, preparePackages, root, run } from './prepare.mjs';

const examples = path.join(root, 'examples');

function findCode() {
  const names = process.platform === 'win32' ? ['code.cmd', 'code.exe'] : ['code'];
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => existsSync(file));
}

async function openDesktop(code) {
  await run(nodePath(), ['scripts/build.mjs'], { show: true });
  await run(code, ['--new-window', `--extensionDevelopmentPath=${root}`, examples], {
    env: process.env,
    advice: `Is ${code} a VS Code of version 1.91 or newer? 'npm start -- --no-open' runs one in the browser instead.`,
  });
  console.log(`VS Code (${code}) opens on ${examples} with VPC Trace loaded.`);
}

async function serveInBrowser({ open, port }) {
  await Promise.all([prepareHost(), run(nodePath(), ['scripts/package.mjs'], { show: true })]);
  const { installExtension, newProfile, startCodeServer, workbenchUrl } = await import('./code-server.mjs');
  const profile = newProfile();
  let server;
  const stop = async () => {
    await server?.stop();
    profile.remove();
  };
  try {
    await installExtension(profile, path.join(root, 'out/vpc-trace.vsix'));
    server = await startCodeServer(profile, { port });
  } catch (error) {
    await stop();
    throw error;
  }
  const url = workbenchUrl(server, { folder: examples });
  console.log(`\nVS Code with VPC Trace is at\n\n  ${url}\n\nCtrl-C stops it.`);
  if (open) {
    const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
    spawn(opener, [url], { stdio: 'ignore', detached: true })
      .on('error', () => console.log('(No browser could be opened from here: open the address yourself.)'))
      .unref();
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => stop().then(() => process.exit(0)));
  await server.closed;
  await stop();
}

try {
  const { values } = parseArgs({ options: { 'no-open': { type: 'boolean' }, port: { type: 'string', default: '0' } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Advice(`--port ${values.port} is not a port number.`);
  await preparePackages();
  const code = values['no-open'] ? undefined : findCode();
  if (code) await openDesktop(code);
  else await serveInBrowser({ open: !values['no-open'], port });
} catch (error) {
  fail(
    error?.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
      ? new Advice(`${error.message}\nKnown: --no-open, --port N.`)
      : error,
  );
}
