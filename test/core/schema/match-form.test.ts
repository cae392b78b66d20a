/** Forms: which argument plays which role, what is wrong, what may come next. */
import { describe, expect, test } from 'vitest';
import { compileForm } from '../../../src/core/schema/form';
import { expectedAt, labelOf, matchForms } from '../../../src/core/schema/match-form';
import { parse } from '../../../src/core/syntax/parser';

/** One statement, of any keyword. */
function statementOf(text: string) {
  const [statement] = parse(`x ${text}\n`).statements;
  if (!statement) throw new Error('no statement');
  return statement;
}
const formsOf = (text: string) => text.split(';').map((form) => compileForm(form.trim()));
const match = (forms: string, text: string) => matchForms(formsOf(forms), statementOf(text));
const roles = (forms: string, text: string): string[] =>
  match(forms, text).arguments.map((each) => `${each.role}=${each.text}`);
const problems = (forms: string, text: string): string[] =>
  match(forms, text).problems.map((each) => `${each.code}@${each.index}`);
const next = (forms: string, text: string, index: number): string[] =>
  expectedAt(formsOf(forms), statementOf(text), index).map(labelOf);

const RULE = 'PROTOCOL [PORTS] [ICMP-CODE] from PEER… ; none';
const EXPECT =
  'SENDER can reach target=QUESTION [via CROSSING…] ; SENDER cannot reach target=QUESTION [because REASON] ; SENDER resolves DNS-NAME to ANSWER…';

describe('roles', () => {
  test('optional parts are taken when they are there, and only then', () => {
    expect(roles(RULE, 'tcp from any')).toEqual(['protocol=tcp', 'peer=any']);
    expect(roles(RULE, 'tcp 443 from any')).toEqual(['protocol=tcp', 'ports=443', 'peer=any']);
    expect(roles(RULE, 'icmp 8 0 from any')).toEqual(['protocol=icmp', 'ports=8', 'icmp-code=0', 'peer=any']);
    expect(roles(RULE, '50 from 10.0.0.0/8')).toEqual(['protocol=50', 'peer=10.0.0.0/8']);
  });
  test('lists go by commas or blanks', () => {
    expect(roles(RULE, 'all from a, b c')).toEqual(['protocol=all', 'peer=a', 'peer=b', 'peer=c']);
  });
  test('a word that a list would take ends it where the form has that word next', () => {
    expect(roles('DOMAIN… override DNS-NAME', 'a.example override b.example')).toEqual([
      'domain=a.example',
      'dns-name=b.example',
    ]);
    expect(roles('DOMAIN… [answer=nodata|nxdomain]', 'a.example nxdomain')).toEqual([
      'domain=a.example',
      'answer=nxdomain',
    ]);
  });
  test('a quoted word is never a fixed one', () => {
    expect(roles('NAME… to NAME', 'a "to" to b')).toEqual(['name=a', 'name=to', 'name=b']);
  });
  test('the alternative that fits is taken', () => {
    expect(roles(EXPECT, 'a can reach b via c, d')).toEqual(['sender=a', 'target=b', 'crossing=c', 'crossing=d']);
    expect(roles(EXPECT, 'a cannot reach b because NO_PATH')).toEqual(['sender=a', 'target=b', 'reason=NO_PATH']);
    expect(roles(EXPECT, 'a resolves b.example to nothing')).toEqual([
      'sender=a',
      'dns-name=b.example',
      'answer=nothing',
    ]);
    expect(roles(RULE, 'none')).toEqual([]);
    expect(problems(RULE, 'none')).toEqual([]);
  });
  test('values are read', () => {
    const [protocol, ports, peer] = match(RULE, 'udp 1024-65535 from 10.0.0.9').arguments;
    expect(protocol?.value).toBe(17);
    expect(ports?.value).toEqual({ from: 1024, to: 65535 });
    expect(peer?.value).toMatchObject({ canonical: true, cidr: { length: 32 } });
  });
});

describe('problems', () => {
  test.each([
    ['PROTOCOL [PORTS] from PEER…', 'tcp 443', 'missing-value@2'],
    ['PROTOCOL [PORTS] from PEER…', 'tcp 443 from', 'missing-value@3'],
    ['PROTOCOL [PORTS] from PEER…', 'tpc 443 from any', 'wrong-value@0'],
    ['PROTOCOL [PORTS] from PEER…', 'tcp 443 form any', 'wrong-value@2'],
    ['CIDR…', '10.0.0.0/16,', 'missing-value@2'],
    ['CIDR…', '10.0.0.0/16,, 10.1.0.0/16', 'unexpected-value@2'],
    ['CIDR', '10.0.0.0/16 10.1.0.0/16', 'unexpected-value@1'],
    ['DESTINATION -> target=ROUTE-TARGET', '0.0.0.0/0 igw', 'wrong-value@1'],
    ['DESTINATION -> target=ROUTE-TARGET', '-> igw', 'missing-value@0'],
    ['on|off ; ', 'maybe', 'wrong-value@0'],
    ['on|off ; ', 'on off', 'unexpected-value@1'],
  ])('%s: %s', (forms, text, problem) => {
    expect(problems(forms, text)).toContain(problem);
  });
  test('the alternative that explains most is the one that is complained about', () => {
    expect(match(EXPECT, 'a resolves b.example').form.text).toMatch(/^SENDER resolves/);
    expect(match(EXPECT, 'a cannot reach b because').form.text).toMatch(/^SENDER cannot/);
  });
});

describe('what may come next', () => {
  test('at the start, after each part, and past optional ones', () => {
    expect(next(EXPECT, 'a', 0)).toContain('something that can send');
    expect(next(EXPECT, 'a', 1)).toEqual(['`can`', '`cannot`', '`resolves`']);
    expect(next(EXPECT, 'a can', 2)).toEqual(['`reach`']);
    expect(next(EXPECT, 'a can reach b', 4)).toEqual(['`via`']);
    expect(next(EXPECT, 'a cannot reach b', 4)).toEqual(['`because`']);
    expect(next(RULE, 'tcp', 1)).toEqual(['a port or a range of ports', 'an ICMP code', '`from`']);
    expect(next(RULE, 'tcp 443 from a,', 5)).toEqual([expect.stringContaining('security group')]);
  });
  test('nothing where the arguments before are wrong', () => {
    expect(next(EXPECT, 'a might', 2)).toEqual([]);
  });
});
