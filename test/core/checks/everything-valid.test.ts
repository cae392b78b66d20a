/** The fixture of everything that is valid really uses every statement of the schema, wherever it can stand, in each of its forms. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Bound } from '../../../src/core/model/bind';
import { Workspace } from '../../../src/core/model/workspace';
import { matchForms } from '../../../src/core/schema/match-form';
import { allStatements } from '../../../src/core/schema/placement';
import { checkFixture, filesOf } from '../../harness/fixture';

const text = readFileSync(new URL('../../fixtures/checks/everything-valid.vpc', import.meta.url), 'utf8');

function* withPath(all: readonly Bound[], path: string): Generator<{ bound: Bound; path: string }> {
  for (const bound of all) {
    const own = `${path}/${bound.spec.keyword}`;
    yield { bound, path: own };
    yield* withPath(bound.children, own);
  }
}

const [file] = filesOf(text);
const used = [...withPath(opened().document('main.vpc')?.bound.children ?? [], '')];

function opened(): Workspace {
  const workspace = new Workspace();
  workspace.open('main.vpc', file?.text ?? '');
  return workspace;
}

test('it uses every statement in every place', () => {
  const paths = new Set(used.map(({ path }) => path));
  const all = [...allStatements()].map(({ spec, path }) => ['', ...path.map((each) => each.keyword), spec.keyword]);
  expect(all.map((path) => path.join('/')).filter((path) => !paths.has(path))).toEqual([]);
});

test('it uses every form of every keyword', () => {
  const forms = new Set(
    used.map(({ bound }) => `${bound.spec.keyword} ${matchForms(bound.spec.forms, bound.statement).form.text}`),
  );
  const all = [...allStatements()].flatMap(({ spec }) => spec.forms.map((form) => `${spec.keyword} ${form.text}`));
  expect([...new Set(all)].filter((form) => !forms.has(form))).toEqual([]);
});

test('nothing in it is an error', () => {
  expect(checkFixture(text).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('every resource may carry an id, a description and a state (language §3)', () => {
  const without = [...allStatements()].filter(
    ({ spec }) => spec.kind && !['id', 'description', 'state'].every((each) => spec.block?.statements.has(each)),
  );
  expect(without.map(({ spec }) => spec.keyword)).toEqual([]);
});
