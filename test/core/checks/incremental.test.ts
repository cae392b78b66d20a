/** Findings are kept from edit to edit where nothing can have changed; here against those of a workspace that knows nothing. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findings } from '../../../src/core/checks';
import { Workspace } from '../../../src/core/model/workspace';
import { scenarios, write } from '../engine/networks';

const URI = 'file:///test.vpc';
const plain = (text: string, workspace = new Workspace()) => {
  if (!workspace.document(URI)) workspace.open(URI, text);
  const analysis = workspace.analysis(URI);
  return analysis && findings(analysis);
};

/** What people change: a character, a word, a line twice or gone, a brace; each somewhere in the text. */
const edits = fc.array(
  fc.record({
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    what: fc.constantFrom('insert', 'cut', 'line twice', 'line gone', 'word'),
    text: fc.constantFrom(
      ...['x', '1', ' ', '}', '{', '\n', '"', ',', 'net-0', 'group-1', 'v1', 'igw'],
      ...[
        '\nendpoint-service sqs { load-balancers x }\n',
        '\nregion eu-west-1\n',
        '\nid v0\n',
        '\nprefix-list group-0 { entry 10.0.0.0/8 }\n',
      ],
    ),
  }),
  { minLength: 1, maxLength: 8 },
);

function changeOf(text: string, { place, what, text: word }: { place: number; what: string; text: string }) {
  const at = Math.floor(place * text.length);
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at) + 1 || text.length;
  if (what === 'insert') return { start: at, end: at, text: word };
  if (what === 'cut') return { start: at, end: Math.min(text.length, at + 2), text: '' };
  if (what === 'line twice') return { start: end, end, text: text.slice(start, end) };
  if (what === 'line gone') return { start, end, text: '' };
  const found = /\S+/.exec(text.slice(at));
  return found
    ? { start: at + found.index, end: at + found.index + found[0].length, text: word }
    : { start: at, end: at, text: word };
}

it('findings after edits are those of the text', () => {
  fc.assert(
    fc.property(scenarios, edits, ({ file, questions }, all) => {
      const expects = questions.map(({ from, to }) => `expect ${from} can reach ${to}\n`).join('');
      let text = write(file) + expects;
      const workspace = new Workspace();
      plain(text, workspace);
      for (const each of all) {
        const change = changeOf(text, each);
        text = text.slice(0, change.start) + change.text + text.slice(change.end);
        workspace.edit(URI, [change]);
        expect(plain(text, workspace)).toEqual(plain(text));
      }
    }),
    { numRuns: 60 },
  );
});

it('a Region above a VPC that nobody touched changes what its endpoints are', () => {
  const body = (name: string) => `interface-endpoint ${name} { service sts; subnets a; security-groups g }`;
  const text = `vpc v {
  cidr 10.0.0.0/16
  dns-hostnames on
  subnet a { az use1-az1; cidr 10.0.0.0/24 }
  security-group g
  ${body('one')}
  ${body('two')}
}
`;
  const workspace = new Workspace();
  expect(plain(text, workspace)?.map((each) => each.code)).toEqual(['endpoint.no-region']);
  workspace.edit(URI, [{ start: 0, end: 0, text: 'region us-east-1\n' }]);
  expect(plain(text, workspace)?.map((each) => each.code)).toEqual(['endpoint.private-dns-conflict']);
});
