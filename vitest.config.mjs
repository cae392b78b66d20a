import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The extension-host suite runs under mocha inside VS Code, the package tests need a built VSIX.
    exclude: ['test/e2e/**', 'test/package/**', 'node_modules/**'],
    testTimeout: 20_000,
  },
});
