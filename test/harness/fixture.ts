/**
 * Annotated `.vpc` files: comment lines say which findings the line above has, and every finding must be said.
 *
 *     subnet a { az us-east-1a; cidr 10.9.0.0/24 }
 *     #                              ^^^^^^^^^^^ error subnet.outside-vpc: lies outside
 *
 * The carets stand under the text; a finding that starts in the first column is written `#! error code: part of the message`.
 * A line `#- name.vpc` starts another file of the same fixture; the files can import each other. A `.json` file is on disk only.
 */
import type { Finding } from '../../src/core/checks';
import { findings } from '../../src/core/checks';
import { Workspace } from '../../src/core/model/workspace';
import { LineIndex } from '../../src/core/text/line-index';

export interface FixtureFile {
  readonly name: string;
  readonly text: string;
  /** Line of the fixture at which the file's text starts, from 0. */
  readonly firstLine: number;
}

interface Expected {
  /** From 0, in the file. */
  readonly line: number;
  readonly column: number;
  readonly severity: string;
  readonly code: string;
  /** Part of the message. */
  readonly part: string;
}

export interface FixtureResult {
  readonly files: readonly FixtureFile[];
  readonly findings: readonly Finding[];
  /** What differs, one entry a line: `name.vpc:12:5 expected …`. Empty when the fixture holds. */
  readonly differences: readonly string[];
}

/** Holds the findings of every file of a fixture against its annotations; those that may come need no annotation. */
export function checkFixture(
  text: string,
  name = 'main.vpc',
  mayCome: (finding: Finding) => boolean = () => false,
): FixtureResult {
  const files = filesOf(text);
  const onDisk = files.filter((each) => each.name.endsWith('.json'));
  const opened = files.filter((each) => !onDisk.includes(each));
  const workspace = new Workspace((uri) => onDisk.find((each) => each.name === uri)?.text);
  for (const file of opened) workspace.open(file.name, file.text);
  const all: Finding[] = [];
  const differences: string[] = [];
  for (const file of opened) {
    const analysis = workspace.analysis(file.name);
    if (!analysis) throw new Error(`no analysis of ${file.name}`);
    const found = findings(analysis);
    all.push(...found);
    differences.push(...compare(file, found, name, mayCome));
  }
  return { files, findings: all, differences };
}

export function filesOf(text: string): FixtureFile[] {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, index) => {
    const name = /^#- (\S+\.(?:vpc|json))\s*$/.exec(line)?.[1];
    return name ? [{ name, index }] : [];
  });
  if (starts.length === 0) return [{ name: 'main.vpc', text, firstLine: 0 }];
  return starts.map(({ name, index }, at) => ({
    name,
    text: lines.slice(index + 1, starts[at + 1]?.index).join('\n'),
    firstLine: index + 1,
  }));
}

const UNDER = /^#( *)(\^+) (error|warning|information) ([a-z.-]+)(?:: (.*))?$/;
const FIRST_COLUMN = /^#! (error|warning|information) ([a-z.-]+)(?:: (.*))?$/;

function expectations(text: string): Expected[] {
  const expected: Expected[] = [];
  let target = -1;
  text.split('\n').forEach((line, index) => {
    const under = UNDER.exec(line);
    const first = FIRST_COLUMN.exec(line);
    if (under) {
      const [, blanks = '', , severity = '', code = '', part = ''] = under;
      expected.push({ line: target, column: 1 + blanks.length, severity, code, part: part.trim() });
    } else if (first) {
      const [, severity = '', code = '', part = ''] = first;
      expected.push({ line: target, column: 0, severity, code, part: part.trim() });
    } else if (/^#!|^# *\^/.test(line)) {
      throw new Error(`line ${index + 1} looks like an annotation, but can't be read: ${line}`);
    } else {
      target = index;
    }
  });
  return expected;
}

function compare(
  file: FixtureFile,
  found: readonly Finding[],
  fixture: string,
  mayCome: (finding: Finding) => boolean,
): string[] {
  const lines = new LineIndex(file.text);
  const place = (line: number, column: number): string => `${fixture}:${file.firstLine + line + 1}:${column + 1}`;
  const open = found.map((finding) => ({ finding, ...lines.positionAt(finding.span.start) }));
  const differences: string[] = [];
  for (const want of expectations(file.text)) {
    const here = open.filter(({ line, character }) => line === want.line && character === want.column);
    const match = here.find(({ finding }) => fits(finding, want));
    if (match) {
      open.splice(open.indexOf(match), 1);
      continue;
    }
    const said = `${want.severity} ${want.code}${want.part ? `: …${want.part}…` : ''}`;
    differences.push(`${place(want.line, want.column)} expected and did not come: ${said}`);
  }
  for (const { finding, line, character } of open.filter((each) => !mayCome(each.finding)))
    differences.push(
      `${place(line, character)} came and was not expected: ${finding.severity} ${finding.code}: ${finding.message}`,
    );
  return differences;
}

const fits = (finding: Finding, want: Expected): boolean =>
  finding.severity === want.severity && finding.code === want.code && finding.message.includes(want.part);
