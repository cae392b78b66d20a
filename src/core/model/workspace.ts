/** The open files: texts with their trees, kept up to date by edits, and what each file together with its imports means. */
import { readServiceFile, SERVICE_FILE, type ServiceFileProblem } from '../data/service-file';
import { ServiceCatalogue } from '../data/service-names';
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

/** A person's own entries for the service catalogue, as they were read. */
export interface ServiceFile {
  readonly uri: string;
  readonly lines: LineIndex;
  readonly catalogue: ServiceCatalogue;
  readonly problems: readonly ServiceFileProblem[];
}

/** What a file means together with the files it imports. */
export interface Analysis {
  readonly document: Document;
  readonly network: Network;
  /** The file itself first, then what it imports, near before far. */
  readonly documents: readonly Document[];
  /** Imports of this file that lead to no file, by index of the statement in `document.bound.children`. */
  readonly missingImports: readonly number[];
  /** The nearest `vpc-trace.services.json`, beside the file or in a folder above. */
  readonly services: ServiceFile | undefined;
}

export class Workspace {
  private readonly open_ = new Map<string, Document>();
  private readonly read_ = new Map<string, Document | undefined>();
  /** By place; and the nearest one of each file. */
  private readonly serviceFiles = new Map<string, ServiceFile | undefined>();
  private readonly nearestServices = new Map<string, ServiceFile | undefined>();
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
    if (!isServiceFile(uri)) return;
    this.serviceFiles.clear();
    this.nearestServices.clear();
    this.analyses.clear();
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
    const services = this.servicesFor(uri);
    const analysis: Analysis = {
      document,
      documents,
      missingImports: missing,
      services,
      get network() {
        if (!network) {
          const files = documents.map((each) => ({ file: each, statements: each.bound.children }));
          network = new Network(files, previous.get(uri), services?.catalogue);
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
    if (isServiceFile(uri)) return this.uris;
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

  /** The first one on the way up; kept until one of them changes on disk. */
  private servicesFor(uri: string): ServiceFile | undefined {
    if (this.nearestServices.has(uri)) return this.nearestServices.get(uri);
    let found: ServiceFile | undefined;
    let place = '';
    for (let up = 0; up < HIGHEST && !found; up++) {
      const next = this.resolveImport(uri, '../'.repeat(up) + SERVICE_FILE);
      if (next === place) break;
      place = next;
      if (!this.serviceFiles.has(place)) this.serviceFiles.set(place, serviceFile(place, this.readFile(place)));
      found = this.serviceFiles.get(place);
    }
    this.nearestServices.set(uri, found);
    return found;
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

/** Folders that are looked into on the way up; a path relative to nowhere has no end. */
const HIGHEST = 16;

const isServiceFile = (uri: string): boolean => uri === SERVICE_FILE || uri.endsWith(`/${SERVICE_FILE}`);

function serviceFile(uri: string, text: string | undefined): ServiceFile | undefined {
  if (text === undefined) return undefined;
  const { entries, problems } = readServiceFile(text);
  return { uri, lines: new LineIndex(text), catalogue: new ServiceCatalogue(entries), problems };
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
