import { expect, test } from 'vitest';
import { runWith } from './memory-io';

const NAME = 'web\u001b[2J\u202etxt\u200f';
const files = {
  'a.vpc': `region us-east-1
vpc shop {
  cidr 10.0.0.0/16
  subnet s { az us-east-1a; cidr 10.0.1.0/24 }
  instance "${NAME}" { subnet s; address 10.0.1.10; public-address 10.9.9.9 }
  instance db { subnet s; address 10.0.1.11 }
}
expect "${NAME}" cannot reach db:5432
`,
};
/** What speaks to a terminal, and what turns the sentences around it. */
const LURKING = /\u001b|[\u202a-\u202e\u200e\u200f]/;

test.each(['text', 'markdown', 'mermaid', 'svg'])('names are seen, not obeyed: trace as %s', async (format) => {
  const ran = await runWith(['trace', 'a.vpc', NAME, 'db:5432', '--format', format], { files });
  expect(ran.code).toBe(0);
  expect(ran.stdout).toMatch(/⟨U\+202E⟩|&#10216;U\+202E|#10216;U#43;202E|#10216;U\+202E/);
  expect(ran.stdout).not.toMatch(LURKING);
});

test('names are seen, not obeyed: findings', async () => {
  const ran = await runWith(['check', 'a.vpc'], { files: { 'a.vpc': 'gate\u001b[2J\u202e x\n' } });
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain('⟨U+001B⟩');
  expect(ran.stdout).not.toMatch(LURKING);
});
