/** AWS's explanation codes: all are accounted for, and what the engine says is shown by a file. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { configuration, details, filters, unreachable } from '../../scripts/generate/explanation-codes';
import { NOT_SHOWN, shownCodes } from '../../scripts/generate/reason-codes';
import { reasonCodes, rejectionCodes } from '../../src/core/engine/reason-codes';

const all = [...unreachable, ...configuration, ...filters, ...details];
const said = new Set([...Object.keys(reasonCodes), ...Object.keys(rejectionCodes)]);

describe('reason codes', () => {
  it('are as many as AWS has', () => {
    expect([unreachable, configuration, filters, details].map((each) => each.length)).toEqual([71, 5, 13, 11]);
    expect(new Set(all.map(({ code }) => code)).size).toBe(100);
  });

  it('are said by the engine, or have a meaning and a reason why not', () => {
    const unclear = all.filter(({ code, meaning, whyNot }) => said.has(code) === (!!meaning && !!whyNot));
    expect(unclear.map(({ code }) => code)).toEqual([]);
    expect(all.filter(({ meaning, whyNot }) => !meaning !== !whyNot)).toEqual([]);
  });

  it("are AWS's, or begin with DNS_", () => {
    const aws = new Set(all.map(({ code }) => code));
    expect([...said].filter((code) => !aws.has(code) && !code.startsWith('DNS_'))).toEqual([]);
  });

  it('are shown by an example or a fixture, all that an `expect` can name', () => {
    const shown = shownCodes(path.resolve(import.meta.dirname, '../..'));
    expect([...said].filter((code) => !shown.has(code)).sort()).toEqual(Object.keys(NOT_SHOWN).sort());
  });
});
