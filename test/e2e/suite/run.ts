// What a VS Code calls in its extension host: runs the bundled mocha files and rejects when one of their tests failed.
import Mocha from 'mocha';

export async function runSuite(load: () => void): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, color: false });
  mocha.suite.emit('pre-require', globalThis, '', mocha); // the bundled test files register themselves
  load();
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
