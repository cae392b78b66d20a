/** The shape of a schema entry: one statement, what may follow its keyword, and what may stand in its block. */
import type { Form } from './form';
import { compileForm } from './form';
import type { Kind } from './kinds';

export interface StatementSpec {
  readonly keyword: string;
  /** Alternatives; the one that fits best is used. */
  readonly forms: readonly Form[];
  /** One or two sentences of Markdown, for hover, completion and the reference page. */
  readonly doc: string;
  /** Rule ids of the semantics reference that the statement stands for. */
  readonly rules: readonly string[];
  /** The kind of resource it declares, if it does. */
  readonly kind: Kind | undefined;
  readonly block: BlockSpec | undefined;
  readonly required: boolean;
  /** May stand more than once in its block. */
  readonly many: boolean;
  /** What holds when it is left out, as text. */
  readonly fallback: string | undefined;
  /** The block may be left out although required properties are missing then, because another statement replaces it. */
  readonly replacedBy: readonly string[];
}

export interface BlockSpec {
  /** What the block is called in messages: "a subnet". */
  readonly title: string;
  readonly statements: ReadonlyMap<string, StatementSpec>;
  readonly required: readonly StatementSpec[];
}

export interface Options {
  readonly rules?: string;
  readonly kind?: Kind;
  readonly block?: BlockSpec;
  readonly required?: boolean;
  readonly many?: boolean;
  readonly fallback?: string;
  readonly replacedBy?: string;
}

const ids = (text: string | undefined): readonly string[] => text?.split(' ') ?? [];

/** One schema entry; `forms` are separated by ` ; `, an empty form means the bare keyword. */
export function statement(keyword: string, forms: string, doc: string, options: Options = {}): StatementSpec {
  return {
    keyword,
    forms: forms.split(';').map((form) => compileForm(form.trim())),
    doc,
    rules: ids(options.rules),
    kind: options.kind,
    block: options.block,
    required: options.required ?? false,
    many: options.many ?? false,
    fallback: options.fallback,
    replacedBy: ids(options.replacedBy),
  };
}

export function block(title: string, statements: readonly StatementSpec[]): BlockSpec {
  return {
    title,
    statements: new Map(statements.map((each) => [each.keyword, each])),
    required: statements.filter((each) => each.required),
  };
}

/** A property that is on or off; the bare keyword means on. */
export function flag(keyword: string, doc: string, options: Options = {}): StatementSpec {
  return statement(keyword, 'on|off ; ', doc, options);
}
