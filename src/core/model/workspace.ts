/** The open files: texts with their trees, kept up to date by edits, and what each file together with its imports means. */
import { fileSchema } from '../schema/file-schema';
import { placement } from '../schema/placement';
import { parse } from '../syntax/parser';
import type { Tree } from '../syntax/tree';
import type { TextEdit } from '../text/edit';
import { applyEdit } from '../text/edit';
import { LineIndex } from '../text/line-index';
import type { BoundBlock } from './bind';
import { bindBlock } from './bind';
import { Network } from './network';
import type { SourceText } from './source';

/** Reads a file that is not open; undefined when there is none. */
export type ReadFile = (uri: string) => string | undefined;
/** The address of an imported file, as seen from the file that imports it. */
export type ResolveImport = (from: string, path: string) => string;

/** A file with everything that is known of it alone. */
export class Document implements SourceText {
  private boundBlock: BoundBlock | undefined;

  private constructor(
    readonly uri: string,
    readonly tree: Tree,
    readonly lines: LineIndex,
  ) {}

  static open(uri: string, text: string): Document {
    return new Document(uri, parse(text, placement), new LineIndex(text));
  }

  edited({ start, end, text: inserted }: TextEdit): Document {
    const text = applyEdit(this.tree.text, { start, end, text: inserted });
    const newEnd = start + inserted.length;
    const tree = parse(text, placement, this.tree, { start, oldEnd: end, newEnd });
    return new Document(this.uri, tree, this.lines.edited(start, end, newEnd, text));
  }

  get text(): string {
    return this.tree.text;
  }
  get bound(): BoundBlock {
    this.boundBlock ??= bindBlock(this.tree.statements, fileSchema);
    return this.boundBlock;
  }
}

/** What a file means together with the files it imports. */
export interface Analysis {
  readonly document: Document;
  readonly network: Network;
  /** The file itself first, then what it imports, near before far. */
  readonly documents: readonly Document[];
  /** Imports of this file that lead to no file, by index of the statement in `document.bound.children`. */
  readonly missingImports: readonly number[];
}

export class Workspace {
  private readonly open_ = new Map<string, Document>();
  private readonly read_ = new Map<string, Document | undefined>();
  private readonly analyses = new Map<string, Analysis>();
  /** The last network of each open file: what an edit leaves as it was is not worked out again. */
  private readonly previous = new Map<string, Network>();

  constructor(
    private readonly readFile: ReadFile = () => undefined,
    readonly resolveImport: ResolveImport = relativeUri,
  ) {}

  open(uri: string, text: string): Document {
    return this.set(uri, Document.open(uri, text));
  }
  /** Edits are applied one after the other, each to the text that the one before left. */
  edit(uri: string, edits: readonly TextEdit[]): Document | undefined {
    const before = this.open_.get(uri);
    if (!before) return undefined;
    return this.set(
      uri,
      edits.reduce((document, edit) => document.edited(edit), before),
    );
  }
  close(uri: string): void {
    this.open_.delete(uri);
    this.previous.delete(uri);
    this.forget();
  }
  /** A file on disk has changed. */
  changedOnDisk(uri: string): void {
    if (this.read_.delete(uri)) this.analyses.clear();
  }
  get uris(): string[] {
    return [...this.open_.keys()];
  }
  document(uri: string): Document | undefined {
    const known = this.open_.get(uri);
    if (known || this.read_.has(uri)) return known ?? this.read_.get(uri);
    const text = this.readFile(uri);
    const document = text === undefined ? undefined : Document.open(uri, text);
    this.read_.set(uri, document);
    return document;
  }

  /** Undefined for a file that is neither open nor readable. Kept until one of its files changes. */
  analysis(uri: string): Analysis | undefined {
    const known = this.analyses.get(uri);
    if (known) return known;
    const document = this.document(uri);
    if (!document) return undefined;
    const { documents, missing } = this.withImports(document);
    // What only the form of the text decides is said before the network is made.
    let network: Network | undefined;
    const { previous } = this;
    const analysis: Analysis = {
      document,
      documents,
      missingImports: missing,
      get network() {
        if (!network) {
          const files = documents.map((each) => ({ file: each, statements: each.bound.children }));
          network = new Network(files, previous.get(uri));
          previous.set(uri, network);
        }
        return network;
      },
    };
    this.analyses.set(uri, analysis);
    return analysis;
  }

  /** Open files whose meaning depends on that file. */
  dependents(uri: string): string[] {
    return this.uris.filter(
      (each) =>
        each === uri || this.withImports(this.open_.get(each) as Document).documents.some((other) => other.uri === uri),
    );
  }

  private set(uri: string, document: Document): Document {
    this.open_.set(uri, document);
    this.forget();
    return document;
  }
  private forget(): void {
    this.analyses.clear();
  }

  private withImports(first: Document): {
    readonly documents: readonly Document[];
    readonly missing: readonly number[];
  } {
    const documents = [first];
    const seen = new Set([first.uri]);
    const missing: number[] = [];
    for (let at = 0; at < documents.length; at++) {
      const document = documents[at] as Document;
      document.bound.children.forEach((bound, index) => {
        const path = bound.spec.keyword === 'import' ? bound.arguments[0]?.text : undefined;
        if (path === undefined) return;
        const uri = this.resolveImport(document.uri, path);
        if (seen.has(uri)) return;
        const imported = this.document(uri);
        seen.add(uri);
        if (imported) documents.push(imported);
        else if (document === first) missing.push(index);
      });
    }
    return { documents, missing };
  }
}

/** `a/b/main.vpc` and `../net.vpc` give `a/net.vpc`; works on URIs and on paths with `/`. */
export function relativeUri(from: string, path: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(from)?.[0] ?? '';
  const parts = path.startsWith('/') ? [] : from.slice(scheme.length).split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
    else if (part === '' && parts.length === 0) parts.push('');
  }
  return scheme + parts.join('/');
}
