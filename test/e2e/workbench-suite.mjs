// Opens a workbench whose address names an extensionTestsPath, prints what the suite prints, and returns its exit code.
import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** The workbench's own log lines, which arrive through the same channel as the suite's. */
const noise = new RegExp(
  `^(${[
    'Resolv(ing|ed) connection token|Creating a socket|\\[reconnection-grace-time\\]|Ignoring fetching additional builtin',
    '\\[Service Worker\\]|\\[AgentHost|\\[AccountPolicyGate\\]|Updating additional builtin|Started local extension host',
    'Timed out waiting for authentication provider|Auto updating outdated|No search provider registered for scheme',
  ].join('|')})`,
);

export async function runSuiteIn(browser, url, { failedShot, timeout = Number(process.env.E2E_TIMEOUT ?? 180_000) }) {
  const page = await browser.newPage();
  const verbose = Boolean(process.env.E2E_VERBOSE);
  if (verbose) {
    page.on('console', (message) => console.error(`[page ${message.type()}] ${message.text()}`));
    page.on('pageerror', (error) => console.error('[page error]', error));
    page.on('requestfailed', (request) => console.error(`[page] ${request.url()} ${request.failure()?.errorText}`));
  }
  let timer;
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`the suite did not end in ${timeout} ms`)), timeout);
      page.on('crash', () => reject(new Error('the page crashed')));
      page.on('close', () => reject(new Error('the page closed')));
      // VS Code's own driver calls these two functions of the window.
      const log = page.exposeFunction('codeAutomationLog', (type, args) => {
        if (verbose || !noise.test(String(args[0]))) (console[type] ?? console.log)(...args);
      });
      const exit = page.exposeFunction('codeAutomationExit', resolve);
      Promise.all([log, exit])
        .then(() => page.goto(url))
        .catch(reject);
    });
  } catch (error) {
    mkdirSync(path.dirname(failedShot), { recursive: true });
    // The page may be what died: then the error alone has to do.
    await page.screenshot({ path: failedShot }).then(
      () => console.error(`screenshot: ${failedShot}`),
      (reason) => console.error(`no screenshot: ${reason.message}`),
    );
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
