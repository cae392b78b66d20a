/** Holds the arguments of a statement against a form: which argument plays which role, and what is wrong. */
import type { Statement } from '../syntax/tree';
import type { Form, FormPart, ValuePart } from './form';
import type { Value, ValueType } from './value-types';

/** An argument with the role the form gives it. `value` is undefined when the text can't be read or is a name. */
export interface BoundArgument {
  readonly role: string;
  /** Undefined for a choice of fixed words. */
  readonly type: ValueType | undefined;
  readonly text: string;
  readonly value: Value | undefined;
  /** The argument's index in the statement. */
  readonly index: number;
}

export interface ArgumentProblem {
  readonly code: 'missing-value' | 'wrong-value' | 'unexpected-value';
  /** The argument's index; the number of arguments when something is missing at the end. */
  readonly index: number;
  /** What may stand there, as people read it. */
  readonly expected: readonly string[];
  /** Fixed words among them, for the nearest-name suggestion. */
  readonly words: readonly string[];
}

export interface FormMatch {
  readonly form: Form;
  readonly arguments: readonly BoundArgument[];
  readonly problems: readonly ArgumentProblem[];
}

/** The form with the fewest problems; of equals the first. */
export function matchForms(forms: readonly Form[], statement: Statement): FormMatch {
  let best: FormMatch | undefined;
  for (const form of forms) {
    const match = new Matcher(statement, statement.args.length, undefined).match(form);
    if (match.problems.length === 0) return match;
    if (!best || reach(match) > reach(best)) best = match;
  }
  return best as FormMatch;
}

/** How far a form explains the arguments before its first problem; fewer problems break ties. */
const reach = (match: FormMatch): number =>
  Math.min(...match.problems.map((problem) => problem.index)) * 1000 - match.problems.length;

/** What may stand at argument `index` if the arguments before it are as they are; for completion. */
export function expectedAt(forms: readonly Form[], statement: Statement, index: number): FormPart[] {
  const parts: FormPart[] = [];
  for (const form of forms) {
    const frontier: FormPart[] = [];
    const match = new Matcher(statement, index, frontier).match(form);
    if (match.problems.every((problem) => problem.index >= index)) parts.push(...frontier);
  }
  return parts;
}

const none: readonly never[] = [];

/** What follows a part: the parts of a list from an index on. Passed as it is, since every statement of a file comes by here. */
interface Rest {
  readonly parts: readonly FormPart[];
  readonly from: number;
}
const nothing: Rest = { parts: none, from: 0 };

class Matcher {
  private at = 0;
  private bound: BoundArgument[] | undefined;
  private problems: ArgumentProblem[] | undefined;
  /** Optional parts that were passed over since the last argument: they could stand here too. */
  private skipped: readonly FormPart[] = none;

  constructor(
    private readonly statement: Statement,
    private readonly end: number,
    /** Takes the parts that could take the argument at `end`, if somebody wants to know. */
    private readonly frontier: FormPart[] | undefined,
  ) {}

  match(form: Form): FormMatch {
    const complete = this.sequence(form.parts, nothing);
    if (complete && this.at < this.end) this.problem('unexpected-value', this.skipped);
    else if (complete && this.at === this.end) this.frontier?.push(...this.skipped);
    return { form, arguments: this.bound ?? none, problems: this.problems ?? none };
  }

  private get word(): string | undefined {
    return this.at < this.end ? this.statement.args[this.at] : undefined;
  }

  /** False when matching can't go on. */
  private sequence(parts: readonly FormPart[], after: Rest): boolean {
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] as FormPart;
      const isLast = i + 1 === parts.length;
      if (part.part === 'optional') {
        const first = part.parts[0] as FormPart;
        if (this.word !== undefined && accepts(first, this.word) && !this.isLiteralOf(parts, i + 1)) {
          if (!this.sequence(part.parts, isLast ? nothing : { parts, from: i + 1 })) return false;
        } else {
          this.skipped = [...this.skipped, first];
        }
      } else if (!(isLast ? this.one(part, after.parts, after.from) : this.one(part, parts, i + 1))) {
        return false;
      }
    }
    return true;
  }

  private one(part: Exclude<FormPart, { part: 'optional' }>, rest: readonly FormPart[], from: number): boolean {
    const word = this.word;
    if (word === undefined) {
      this.frontier?.push(...this.skipped, part);
      this.problem('missing-value', [...this.skipped, part]);
      return false;
    }
    if (part.part === 'value') return part.list ? this.list(part, rest, from) : this.value(part, rest, from);
    if (accepts(part, word)) {
      if (part.part === 'choice') this.bind(part.role, undefined, word, word);
      this.advance();
      return true;
    }
    this.problem('wrong-value', [...this.skipped, part]);
    return this.resume(part, rest, from);
  }

  /** After a wrong word: go on behind it, or at the next place where the fixed word stands. */
  private resume(part: FormPart, rest: readonly FormPart[], from: number): boolean {
    if (part.part === 'literal') {
      const next = this.statement.args.indexOf(part.text, this.at);
      if (next < 0 || next >= this.end) return false;
      this.at = next + 1;
      this.skipped = none;
      return true;
    }
    if (!this.isLiteralOf(rest, from)) this.advance();
    return true;
  }

  private value(part: ValuePart, rest: readonly FormPart[], from: number): boolean {
    const word = this.word as string;
    if (this.isLiteralOf(rest, from) && !part.type.words?.includes(word)) {
      this.problem('missing-value', [...this.skipped, part]);
      return true;
    }
    if (this.isSeparator()) {
      this.problem('unexpected-value', [...this.skipped, part]);
      return false;
    }
    this.bindValue(part, word);
    this.advance();
    return true;
  }

  private list(part: ValuePart, rest: readonly FormPart[], from: number): boolean {
    for (let expected = true; ; ) {
      const word = this.word;
      if (word === ',' && !this.isQuoted()) {
        if (expected) this.problem('unexpected-value', [part]);
        expected = true;
        this.advance();
        continue;
      }
      if (word === undefined || this.isLiteralOf(rest, from)) {
        if (word === undefined) this.frontier?.push(part);
        if (expected) this.problem('missing-value', [part]);
        return true;
      }
      if (this.isSeparator()) {
        this.problem('unexpected-value', [part]);
        return false;
      }
      this.bindValue(part, word);
      this.advance();
      expected = false;
    }
  }

  private bindValue(part: ValuePart, word: string): void {
    const { type } = part;
    const value = type.read?.(word) ?? (type.words?.includes(word) ? word : undefined);
    this.bind(part.role, type, word, value ?? (type.read || type.kinds ? undefined : word));
    if (value === undefined && type.read && !type.kinds) this.problem('wrong-value', [part]);
  }

  private bind(role: string, type: ValueType | undefined, text: string, value: Value | undefined): void {
    const argument: BoundArgument = { role, type, text, value, index: this.at };
    // Most statements have one argument; a list that grows from nothing would keep room for many.
    if (this.bound) this.bound.push(argument);
    else this.bound = [argument];
  }

  private advance(): void {
    this.at++;
    this.skipped = none;
  }

  private isQuoted(): boolean {
    return this.statement.argKinds[this.at] === 'string';
  }

  private isSeparator(): boolean {
    return (this.word === ',' || this.word === '->') && !this.isQuoted();
  }

  private isLiteralOf(parts: readonly FormPart[], from: number): boolean {
    const word = this.word;
    if (word === undefined || from >= parts.length || this.isQuoted()) return false;
    for (let i = from; i < parts.length; i++) {
      const part = parts[i] as FormPart;
      const first = part.part === 'optional' ? (part.parts[0] as FormPart) : part;
      if (first.part === 'literal' && first.text === word) return true;
      if (first.part === 'choice' && first.words.includes(word)) return true;
      if (part.part !== 'optional') return false;
    }
    return false;
  }

  private problem(code: ArgumentProblem['code'], parts: readonly FormPart[]): void {
    this.problems ??= [];
    this.problems.push({
      code,
      index: this.at,
      expected: parts.map(labelOf),
      words: parts.flatMap((part) =>
        part.part === 'literal'
          ? [part.text]
          : part.part === 'choice'
            ? part.words
            : part.part === 'value'
              ? (part.type.words ?? [])
              : [],
      ),
    });
  }
}

function accepts(part: FormPart, word: string): boolean {
  switch (part.part) {
    case 'literal':
      return part.text === word;
    case 'choice':
      return part.words.includes(word);
    case 'value':
      return (
        part.type.words?.includes(word) ||
        part.type.kinds !== undefined ||
        !part.type.read ||
        part.type.read(word) !== undefined
      );
    case 'optional':
      return false;
  }
}

export function labelOf(part: FormPart): string {
  switch (part.part) {
    case 'literal':
      return `\`${part.text}\``;
    case 'choice':
      return part.words.length > 6
        ? `one of ${part.words
            .slice(0, 5)
            .map((word) => `\`${word}\``)
            .join(', ')}, …`
        : part.words.map((word) => `\`${word}\``).join(' or ');
    case 'value':
      return part.type.label;
    case 'optional':
      return part.parts.map(labelOf).join(' ');
  }
}
