import { describe, expect, it } from 'vitest';
import { findings } from '../../../src/core/checks';
import { Workspace } from '../../../src/core/model/workspace';

const vpc = (name: string, base: number) => `vpc ${name} {
  cidr 10.${base}.0.0/16
  internet-gateway igw
  subnet a { az us-east-1a; cidr 10.${base}.0.0/24; route-table out }
  route-table out { route 0.0.0.0/0 -> igw }
  security-group g { ingress tcp 1 from any }
  instance ${name}-web { subnet a; address 10.${base}.0.10; public-address 203.0.113.${base}; security-groups g }
}
`;
const messages = (text: string): string[] => {
  const workspace = new Workspace();
  workspace.open('a', text);
  const analysis = workspace.analysis('a');
  return analysis ? findings(analysis).map((each) => each.message) : ['no analysis'];
};

describe('names of an expectation', () => {
  const both = vpc('one', 1) + vpc('two', 2);

  it('mean what the sender sees, whatever other VPCs call their own', () => {
    expect(messages(`${both}expect one-web can reach 198.51.100.7:443 via igw\n`)).toEqual([]);
    expect(messages(`${both}expect 10.2.0.10 can reach 198.51.100.7:443 via igw\n`)).toEqual([]);
  });

  it('are ambiguous where the sender is nowhere in particular', () => {
    expect(messages(`${both}expect internet can reach 203.0.113.1:1 via igw\n`)).toContain(
      '`igw` can be `one.igw` or `two.igw`: write the qualified name.',
    );
  });
});

it('an ambiguous name lists as many things as a person can choose from', () => {
  const many = Array.from({ length: 9 }, (_, at) => vpc(`v${at}`, at)).join('');
  const all = messages(`${many}expect internet can reach 203.0.113.1:1 via igw\n`);
  expect(all.filter((each) => each.endsWith('`v4.igw` or 4 more: write the qualified name.'))).toHaveLength(1);
});
