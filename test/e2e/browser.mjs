// A headless Chromium that reaches nothing but this machine.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../../scripts/prepare.mjs';

/**
 * A browser with a profile of its own, in a new folder that goes when it is closed. Not Playwright's usual incognito
 * context: there, and by default in Debian's Chromium, third-party cookies are blocked, and with them the service worker
 * of a webview that has an origin of its own.
 */
export async function launchBrowser() {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error("There is no Chromium: run 'npm run host:install', or set CHROMIUM_PATH.");
  const dir = mkdtempSync(path.join(tmpdir(), 'vpc-trace-chromium-'));
  mkdirSync(path.join(dir, 'Default'));
  writeFileSync(
    path.join(dir, 'Default/Preferences'),
    JSON.stringify({ profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }),
  );
  const context = await chromium.launchPersistentContext(dir, {
    executablePath,
    headless: true,
    viewport: { width: 1440, height: 900 },
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync'],
      // a page that wants the network fails instead of reaching out
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost',
    ],
  });
  return {
    newPage: () => context.newPage(),
    close: async () => {
      await context.close();
      rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
