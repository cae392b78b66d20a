/** The project's copies of deployed networks whose outcomes were measured: importer's text and a compact table for each. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { importAws } from '../../src/core/import/aws/index';
import { decodeText } from '../../src/core/import/decode';

/** Where the describe answers and outcome tables are, when they are there at all. */
export const corpus = (root: string): string => path.resolve(root, '../shared/corpus/aws-labs');

/** Every file of test/fixtures/labs that is made from `folder`, by name; none when the folder is missing. */
export function labFixtures(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const lab of existsSync(folder) ? readdirSync(folder).sort() : []) {
    const name = lab.replaceAll('_', '-');
    files[`${name}.vpc`] = `${source(lab)}#\n${importLab(path.join(folder, lab, 'aws_configs'))}`;
    files[`${name}.outcomes.tsv`] = outcomes(lab, name, readFileSync(path.join(folder, lab, 'outcomes.tsv'), 'utf8'));
  }
  return files;
}

const source = (lab: string): string => `# Lab ${lab} of batfish/lab-validation (Apache-2.0), deployed in 2020.\n`;

function importLab(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  return importAws(
    names.sort().map((name) => ({ path: name, text: decodeText(readFileSync(path.join(folder, name))).text })),
  ).text;
}

/** Columns of the tables that are read here; what the packets were like stays behind in `evidence`. */
function outcomes(lab: string, name: string, table: string): string {
  const [header = '', ...lines] = table.split('\n').filter((line) => line !== '');
  const columns = header.split('\t');
  const rows = lines.map((line) => {
    const cells = line.split('\t');
    const cell = (column: string): string => cells[columns.indexOf(column)] ?? '';
    const port = cell('port') ? `:${cell('port')}` : '';
    const expected = cell('expected') === 'accepted' ? 'reachable' : 'unreachable';
    return [cell('src_ip'), `${cell('dst_ip')}${port}/${cell('proto')}`, expected, cell('use'), cell('hard')].join(
      '\t',
    );
  });
  return [
    source(lab).trimEnd(),
    `# What was measured there, between the addresses of ${name}.vpc (README.md says how).`,
    ['from', 'target', 'expected', 'use', 'hard'].join('\t'),
    ...rows.map((row) => row.trimEnd()),
    '',
  ].join('\n');
}
