/** Writes `.vpc` statements: two-space indentation, short blocks on one line, long lists folded after their commas. */

const WIDTH = 100;

export interface Statement {
  readonly head: string;
  /** Undefined: a line without a block. Empty members never appear in it. */
  readonly body?: readonly Statement[];
  /** A comment at the end of the line. */
  readonly note?: string | undefined;
  /** Comment lines above. */
  readonly above?: readonly string[];
}

/** A line, unless one of its words is missing: `line('az', undefined)` writes nothing. */
export function line(keyword: string, ...words: (string | undefined)[]): Statement[] {
  return words.some((word) => word === undefined || word === '')
    ? []
    : [{ head: [keyword, ...words.map((each) => argument(each as string))].join(' ') }];
}

/** A property with a list; nothing when the list is empty. */
export function listLine(keyword: string, words: readonly string[]): Statement[] {
  return words.length === 0 ? [] : [{ head: `${keyword} ${words.map(argument).join(', ')}` }];
}

export function block(
  head: string,
  body: readonly Statement[],
  extra: { note?: string | undefined; above?: readonly string[] } = {},
): Statement {
  return { head, body, ...extra };
}

/** Any text as one argument: as it stands when it is a word, in quotes otherwise. */
export function word(text: string): string {
  return /^[^\s{},;#"]+$/.test(text) && text !== '->' ? text : quoted(text);
}

/** A word or string as it stands, anything else in quotes: what AWS says may hold any character. */
function argument(text: string): string {
  return /^"(?:[^"\\\r\n]|\\["\\])*"$/.test(text) ? text : word(text);
}

export function quoted(text: string): string {
  return `"${oneLine(text).replace(/["\\]/g, '\\$&')}"`;
}

/** One line of comment text. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Groups are separated by a blank line. */
export function writeGroups(groups: readonly (readonly Statement[])[], indent = ''): string {
  const written = groups
    .filter((group) => group.length > 0)
    .map((group) => group.map((each) => writeStatement(each, indent)).join(''));
  return written.join('\n');
}

/** A block whose members form groups. */
export function writeGroupedBlock(
  head: string,
  groups: readonly (readonly Statement[])[],
  above: readonly string[] = [],
): string {
  return `${above.map((each) => `# ${each}\n`).join('')}${head} {\n${writeGroups(groups, '  ')}}\n`;
}

function writeStatement(statement: Statement, indent: string): string {
  const above = (statement.above ?? []).map((each) => `${indent}# ${oneLine(each)}\n`).join('');
  const note = statement.note === undefined ? '' : ` # ${oneLine(statement.note)}`;
  if (statement.body === undefined || statement.body.length === 0)
    return `${above}${fold(statement.head, indent)}${note}\n`;
  const short = `${indent}${statement.head} { ${statement.body.map(({ head }) => head).join('; ')} }`;
  const simple = statement.body.every(
    (each) => each.body === undefined && each.note === undefined && each.above === undefined,
  );
  if (simple && short.length <= WIDTH) return `${above}${short}${note}\n`;
  const body = statement.body.map((each) => writeStatement(each, `${indent}  `)).join('');
  return `${above}${indent}${statement.head} {${note}\n${body}${indent}}\n`;
}

function fold(head: string, indent: string): string {
  if (indent.length + head.length <= WIDTH) return indent + head;
  const lines: string[] = [];
  let current = indent;
  for (const part of head.split(/(?<=,) /)) {
    if (current.trim() !== '' && current.length + part.length + 1 > WIDTH) {
      lines.push(current);
      current = `${indent}    `;
    }
    current += current.trim() === '' ? part : ` ${part}`;
  }
  return [...lines, current].join('\n');
}
