import { afterEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import type { Hover, InitializeResult, Range } from 'vscode-languageserver';
import * as features from '../../src/server/features';
import { diagnosticOf } from '../../src/service/diagnostics';
import { shop } from '../service/support';
import type { Client, ClientOptions } from './client';
import { connect } from './client';

const URI = 'file:///net/shop.vpc';
const clients: Client[] = [];
const start = async (options?: ClientOptions): Promise<Client> => {
  const client = await connect(options);
  clients.push(client);
  return client;
};
afterEach(() => {
  for (const each of clients.splice(0)) each.dispose();
});

const at = (text: string, needle: string, length = 0): Range => {
  const offset = text.indexOf(needle);
  if (offset < 0) throw new Error(`no "${needle}"`);
  const lines = text.slice(0, offset).split('\n');
  const start = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return { start, end: { line: start.line, character: start.character + length } };
};

describe('diagnostics', () => {
  it('come for a file without problems too, with its version', async () => {
    const client = await start({ budget: 1000 });
    client.open(URI, shop);
    await client.flushed();
    expect(client.published).toEqual([{ uri: URI, version: 1, diagnostics: [] }]);
  });
  it('answer each change with one publish when there is time enough', async () => {
    const client = await start({ budget: 1000 });
    client.open(URI, shop);
    client.change(URI, [{ range: at(shop, '443 from app', 3), text: '80' }]);
    await client.flushed();
    expect(client.published.map((each) => each.version)).toEqual([1, 2]);
    expect(client.last(URI)).toMatchObject([
      { severity: 1, code: 'expect.fails', message: expect.stringContaining('ENI_SG_RULES_MISMATCH') },
    ]);
    client.change(URI, [{ range: at(shop, '443 from app', 2), text: '443' }]);
    await client.flushed();
    expect(client.last(URI)).toEqual([]);
  });
  it('apply several changes of one message one after the other', async () => {
    const client = await start();
    client.open(URI, 'vpc a {\n  cidr 10.0.0.0/16\n}\n');
    client.change(URI, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '# one\n' },
      { range: { start: { line: 1, character: 4 }, end: { line: 1, character: 5 } }, text: 'b' },
    ]);
    const symbols = await client.request<{ name: string }[]>('textDocument/documentSymbol', {
      textDocument: { uri: URI },
    });
    expect(symbols.map((each) => each.name)).toEqual(['b']);
  });
  it('take a whole new text', async () => {
    const client = await start();
    client.open(URI, shop);
    client.change(URI, [{ text: 'vpc a { }' }]);
    await client.settled();
    expect(client.last(URI)).toMatchObject([{ code: 'property.missing' }]);
  });
  it('link to the line that decided', async () => {
    const client = await start();
    client.open(URI, shop.replace('tcp 443 from app', 'tcp 80 from app'));
    await client.settled();
    expect(client.last(URI)[0]?.relatedInformation?.[0]?.location).toMatchObject({ uri: URI });
  });
  it('go when the file is closed', async () => {
    const client = await start();
    client.open(URI, 'nonsense');
    client.close(URI);
    await client.settled();
    expect(client.published.map((each) => each.diagnostics.length)).toEqual([1, 0]);
  });
});

describe('checks that take too long for one turn', () => {
  const failing = shop.replace('tcp 443 from app', 'tcp 80 from app').replace('via nat, igw', 'via igw, nat');

  it('follow in a second publish', async () => {
    const client = await start({ budget: 0 });
    client.open(URI, failing);
    await client.flushed();
    expect(client.published).toHaveLength(1);
    const first = client.last(URI);
    await client.settled();
    expect(client.published).toHaveLength(2);
    expect(client.last(URI).length).toBeGreaterThan(first.length);
    expect(client.last(URI).map((each) => each.code)).toEqual(['expect.fails', 'expect.fails']);
  });
  it('show what they were judged before until they are judged again, where they stand now', async () => {
    const client = await start({ budget: 0 });
    client.open(URI, failing);
    await client.settled();
    const lines = client.last(URI).map((each) => each.range.start.line);
    client.change(URI, [{ range: at(failing, '# Where'), text: '\n\n' }]);
    await client.flushed();
    expect(client.last(URI).map((each) => each.range.start.line)).toEqual(lines.map((line) => line + 2));
    await client.settled();
    expect(client.last(URI).map((each) => each.range.start.line)).toEqual(lines.map((line) => line + 2));
  });
  it('start over with a newer edit', async () => {
    const client = await start({ budget: 0 });
    client.open(URI, failing);
    client.change(URI, [{ text: shop }]);
    await client.settled();
    expect(client.last(URI)).toEqual([]);
    expect(client.published.at(-1)?.version).toBe(2);
  });
});

describe('imports', () => {
  const main = 'import "net%20 work.vpc"\nexpect web can reach 192.0.2.1:1\n';

  it('are read from where the file stands', async () => {
    const client = await start({ files: { 'file:///net/other.vpc': 'vpc far { cidr 10.0.0.0/16 }' } });
    client.open('file:///net/main.vpc', 'import "other.vpc"\npeering p { vpcs far, near }');
    await client.settled();
    const messages = client
      .last('file:///net/main.vpc')
      .map((each) => each.message)
      .join('\n');
    expect(messages).toContain('near');
    expect(messages).not.toContain('far');
  });
  it('that change, open or on disk, are looked at again by those that import them', async () => {
    const files: Record<string, string> = { 'file:///net/other.vpc': 'vpc far { cidr 10.0.0.0/16 }' };
    const client = await start({ files });
    client.open('file:///net/main.vpc', 'import "other.vpc"\npeering p { vpcs far, far }');
    await client.settled();
    const before = client.last('file:///net/main.vpc').length;
    files['file:///net/other.vpc'] = 'vpc renamed { cidr 10.0.0.0/16 }';
    void client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'file:///net/other.vpc', type: 2 }],
    });
    await client.settled();
    expect(client.last('file:///net/main.vpc').length).toBeGreaterThan(before);
    client.open('file:///net/other.vpc', 'vpc far { cidr 10.0.0.0/16 }');
    await client.settled();
    expect(client.last('file:///net/main.vpc')).toHaveLength(before);
    client.change('file:///net/other.vpc', [{ text: 'vpc gone { cidr 10.0.0.0/16 }' }]);
    await client.settled();
    expect(client.last('file:///net/main.vpc').length).toBeGreaterThan(before);
  });
  it('a service catalogue is read from a folder above, and read again when it changes or goes', async () => {
    const place = 'file:///net/vpc-trace.services.json';
    const files: Record<string, string> = { [place]: '{ "services": { "mine": {} } }' };
    const client = await start({ files });
    client.open(
      'file:///net/prod/main.vpc',
      'region eu-west-1\nvpc v { cidr 10.0.0.0/16; interface-endpoint e { service mine; private-dns off } }',
    );
    await client.settled();
    const codes = (): unknown[] => client.last('file:///net/prod/main.vpc').map(({ code }) => code);
    expect(codes()).not.toContain('endpoint.service-by-rule');
    const says = async (text: string | undefined): Promise<void> => {
      if (text === undefined) delete files[place];
      else files[place] = text;
      void client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: place, type: 2 }],
      });
      await client.settled();
    };
    await says('{ "services": { "mine": { "privateNames": [7] } } }');
    expect(codes()).toContain('services.file');
    const [problem] = client.last('file:///net/prod/main.vpc').filter(({ code }) => code === 'services.file');
    expect(problem?.relatedInformation?.[0]?.location).toEqual({
      uri: place,
      range: { start: { line: 0, character: 43 }, end: { line: 0, character: 44 } },
    });
    await says(undefined);
    expect(codes()).toContain('endpoint.service-by-rule');
    expect(codes()).not.toContain('services.file');
  });
  it('find an open file however the client spells its URI', async () => {
    const client = await start();
    client.open(
      'file:///net/net%2520%20work.vpc',
      'vpc a { cidr 10.0.0.0/16; subnet s { cidr 10.0.0.0/24; az x }; instance web { subnet s } }',
    );
    client.open('file:///net/main.vpc', main);
    await client.settled();
    expect(client.last('file:///net/main.vpc').map((each) => each.code)).not.toContain('import.missing');
    expect(client.last('file:///net/main.vpc').map((each) => each.code)).not.toContain('reference.unresolved');
  });
});

describe('requests', () => {
  it('are answered from the text as it is now', async () => {
    const client = await start();
    client.open(URI, shop);
    const position = at(shop, 'interface-endpoint sts').start;
    const hover = await client.request<Hover>('textDocument/hover', { textDocument: { uri: URI }, position });
    expect(hover.contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining('Where is the router?') });
  });
  it('about a file that is not open are empty, not errors', async () => {
    const client = await start();
    const position = { line: 0, character: 0 };
    for (const method of [
      'hover',
      'completion',
      'definition',
      'documentSymbol',
      'foldingRange',
      'semanticTokens/full',
      'documentLink',
    ])
      await client.request(`textDocument/${method}`, { textDocument: { uri: 'file:///none.vpc' }, position });
    expect(client.logged).toEqual([]);
  });
  it('put in snippets only where the client knows them', async () => {
    const completion = { completionItem: { snippetSupport: true } };
    const able = await start({ capabilities: { textDocument: { completion } } });
    const plain = await start();
    for (const [client, format] of [
      [able, 2],
      [plain, undefined],
    ] as const) {
      client.open(URI, '');
      const { items } = await client.request<{ items: { label: string; insertTextFormat?: number }[] }>(
        'textDocument/completion',
        {
          textDocument: { uri: URI },
          position: { line: 0, character: 0 },
        },
      );
      expect(items.find((each) => each.label === 'vpc')?.insertTextFormat).toBe(format);
    }
  });
  it('that refuse say why', async () => {
    const client = await start();
    client.open(URI, 'vpc a { }');
    const params = { textDocument: { uri: URI }, position: { line: 0, character: 4 }, newName: 'two words' };
    await expect(client.request('textDocument/rename', params)).rejects.toThrow("can't be a name");
    expect(client.logged).toEqual([]);
  });
  it('declare what there is', async () => {
    const client = await start();
    const { capabilities } = await client.request<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
    });
    expect(capabilities).toMatchObject({ hoverProvider: true, textDocumentSync: { change: 2 } });
  });
});

describe('a crash', () => {
  it('in a request fails that request, is logged, and the server lives', async () => {
    let broken = true;
    const client = await start({
      load: async () => ({
        ...features,
        createLanguageService: (workspace) => {
          const service = features.createLanguageService(workspace);
          return {
            ...service,
            hover: (uri, position) => {
              if (broken) throw new Error('artificial');
              return service.hover(uri, position);
            },
          };
        },
      }),
    });
    client.open(URI, shop);
    const params = { textDocument: { uri: URI }, position: { line: 5, character: 5 } };
    await expect(client.request('textDocument/hover', params)).rejects.toThrow('textDocument/hover failed: artificial');
    expect(client.logged.join('\n')).toMatch(/textDocument\/hover failed: Error: artificial\n +at /);
    broken = false;
    expect(await client.request('textDocument/hover', params)).not.toBeNull();
  });
  it('in a check is said in the file, and the next change is checked again', async () => {
    let broken = true;
    const client = await start({
      diagnosticOf: (finding, analysis) => {
        if (broken) throw new Error('artificial');
        return diagnosticOf(finding, analysis);
      },
    });
    client.open(URI, 'nonsense');
    await client.settled();
    expect(client.last(URI)).toMatchObject([
      { code: 'internal-error', message: expect.stringContaining('artificial') },
    ]);
    broken = false;
    client.change(URI, [{ text: 'nonsense again' }]);
    await client.settled();
    expect(client.last(URI)).toMatchObject([{ code: 'statement.unknown' }]);
  });
});

describe('cancellation', () => {
  it('takes a request back that was not begun', async () => {
    const client = await start();
    client.open(URI, shop);
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest(
      'textDocument/hover',
      { textDocument: { uri: URI }, position: { line: 5, character: 5 } },
      source.token,
    );
    source.cancel();
    await expect(asked).rejects.toMatchObject({ code: -32800 });
    expect(client.logged).toEqual([]);
  });
});

describe('the end', () => {
  it('is orderly after shutdown, and a failure without', async () => {
    const client = await start();
    // Without parameters at all, as VS Code sends it; `undefined` would go out as null.
    expect(await client.connection.sendRequest('shutdown')).toBeNull();
    await client.connection.sendNotification('exit');
    await client.flushed();
    expect(client.exits).toEqual([0]);
    expect(client.logged).toEqual([]);
    const other = await start();
    await other.connection.sendNotification('exit');
    await other.flushed();
    expect(other.exits).toEqual([1]);
  });
});
