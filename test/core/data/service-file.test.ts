/** A person's own service catalogue: what it may say, and what is said of mistakes in it. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readServiceFile } from '../../../src/core/data/service-file';
import { ServiceCatalogue } from '../../../src/core/data/service-names';
import { Workspace } from '../../../src/core/model/workspace';

const R = 'eu-west-1';
const EVERYTHING = `{
  "$schema": "https://example.com/schema.json",
  "services": {
    "mine.api": {
      "title": "Mine",
      "fullName": "com.example.{region}.mine",
      "endpointLabel": "mine",
      "privateNames": ["mine.{region}.amazonaws.com", "*.Mine.{region}.example.com."],
      "dualStackNames": ["mine.{region}.api.aws"],
      "publicNames": ["mine.{suffix}"],
      "needs": ["s3"],
      "source": "our wiki",
      "regions": { "us-east-1": { "privateNames": [] } }
    },
    "dynamodb": { "privateNames": ["dynamodb.{region}.amazonaws.com"] }
  }
}`;
const catalogueOf = (json: string): ServiceCatalogue => new ServiceCatalogue(readServiceFile(json).entries);

describe('the file', () => {
  test('says everything that the catalogue knows of a service', () => {
    expect(readServiceFile(EVERYTHING).problems).toEqual([]);
    const catalogue = catalogueOf(EVERYTHING);
    expect(catalogue.service('mine.api', R, true)).toMatchObject({
      fullName: 'com.example.eu-west-1.mine',
      label: 'mine',
      privateNames: ['mine.eu-west-1.amazonaws.com', '*.mine.eu-west-1.example.com', 'mine.eu-west-1.api.aws'],
      needs: { services: ['s3'], purpose: '' },
      byRule: false,
    });
    expect(catalogue.service('mine.api', 'us-east-1').privateNames).toEqual([]);
    expect(catalogue.service('mine.api', 'cn-north-1').privateNames[0]).toBe('mine.cn-north-1.amazonaws.com.cn');
    expect(catalogue.serviceOfName('mine.amazonaws.com')).toMatchObject({ service: 'mine.api', isGlobal: true });
    expect(catalogue.serviceOfName('x.mine.eu-west-1.example.com')).toMatchObject({ service: 'mine.api', prefix: 'x' });
    expect(catalogue.service('dynamodb', R)).toMatchObject({
      privateNames: ['dynamodb.eu-west-1.amazonaws.com'],
      hasGateway: true,
    });
    expect(catalogue.service('kms', R).privateNames).toEqual(['kms.eu-west-1.amazonaws.com']);
  });
  test.each<[json: string, at: string, part: string]>([
    ['{ "services": [] }', '[]', 'An object is wanted'],
    ['[]', '[]', 'An object is wanted'],
    ['{ "service": {} }', '"service"', 'is `services` meant?'],
    ['{ "services": { "Mine": {} } }', '"Mine"', 'no short name'],
    ['{ "services": { "a": {}, "a": {} } }', '"a": {} }', 'entry above'],
    ['{ "services": { "a": 7 } }', '7', 'An object is wanted'],
    ['{ "services": { "a": { "title": 7 } } }', '7', 'what people call'],
    ['{ "services": { "a": { "privateNames": ["a b.c"] } } }', '"a b.c"', 'A DNS name is wanted'],
    ['{ "services": { "a": { "privateNames": ["a.*.c"] } } }', '"a.*.c"', 'A DNS name is wanted'],
    ['{ "services": { "a": { "privateNames": "a.c" } } }', '"a.c"', 'a list of DNS names'],
    ['{ "services": { "a": { "privateName": [] } } }', '"privateName"', 'is `privateNames` meant?'],
    ['{ "services": { "a": { "toString": [] } } }', '"toString"', 'means nothing here'],
    ['{ "services": { "a": { "fullName": "mine" } } }', '"mine"', 'a full name'],
    ['{ "services": { "a": { "endpointLabel": ".x" } } }', '".x"', 'endpoint-specific names'],
    ['{ "services": { "a": { "needs": [7] } } }', '[7]', 'short service names'],
    ['{ "services": { "a": { "source": 7 } } }', '7', 'a text is wanted'],
    ['{ "services": { "a": { "regions": { "Europe": {} } } } }', '"Europe"', 'no Region'],
    ['{ "services": { "a": { "regions": [] } } }', '"regions"', 'an object is wanted'],
    [
      '{ "services": { "a": { "regions": { "eu-west-1": { "regions": {} } } } } }',
      '"regions": {}',
      'means nothing here',
    ],
    ['{ "services": { "a": { } }', '', 'the end of the file'],
  ])('%s', (json, at, part) => {
    const { problems } = readServiceFile(json);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(part);
    expect(problems[0]?.start).toBe(at === '' ? json.length : json.lastIndexOf(at));
  });
  test('what is right beside a mistake counts', () => {
    const catalogue = catalogueOf(
      '{ "services": { "a": { "title": "A", "label": 1, "privateNames": ["x y", "a.b"] } } }',
    );
    expect(catalogue.titles).toMatchObject({ a: 'A' });
    expect(catalogue.service('a', R).privateNames).toEqual(['a.b']);
  });
  test('no text makes it throw, and every problem has a place in the text', () => {
    const words = [
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"services"',
      '"a"',
      '"privateNames"',
      '"__proto__"',
      '"regions"',
      '1',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words)), (parts) => {
        const text = parts.join(' ');
        for (const { start, end } of readServiceFile(text).problems) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
  test('the schema for editors has the same fields', () => {
    const schema = JSON.parse(readFileSync('media/vpc-trace.services.schema.json', 'utf8'));
    const fields = Object.keys(schema.definitions.service.properties);
    const said = (field: string): number =>
      readServiceFile(`{ "services": { "a": { "${field}": 0.5 } } }`).problems.filter(({ message }) =>
        message.includes('means nothing'),
      ).length;
    expect(fields.filter((field) => said(field) > 0)).toEqual([]);
    expect(readServiceFile('{ "services": { "a": { "?": 1 } } }').problems[0]?.message.match(/`\w+`/g)).toEqual(
      fields.map((field) => `\`${field}\``),
    );
  });
});

describe('where it is looked for', () => {
  const MINE = 'mine';
  const open = (files: Record<string, string>, uri: string): Workspace => {
    const workspace = new Workspace((place) => files[place]);
    workspace.open(uri, 'region eu-west-1\nvpc v { cidr 10.0.0.0/16; interface-endpoint e { service mine } }');
    return workspace;
  };
  const titled = (title: string): string => `{ "services": { "mine": { "title": "${title}" } } }`;
  test('beside the file first, then in the folders above', () => {
    const files: Record<string, string> = {
      'file:///a/vpc-trace.services.json': titled('near'),
      'file:///vpc-trace.services.json': titled('far'),
    };
    const title = (uri: string): unknown => open(files, uri).analysis(uri)?.network.services.titles[MINE];
    expect(title('file:///a/b/c.vpc')).toBe('near');
    expect(title('file:///a/c.vpc')).toBe('near');
    expect(title('file:///c.vpc')).toBe('far');
    expect(title('untitled:c.vpc')).toBeUndefined();
  });
  test('what is not looked for again is remembered until it changes on disk', () => {
    const files: Record<string, string> = {};
    const uri = 'file:///a/c.vpc';
    const workspace = open(files, uri);
    expect(workspace.analysis(uri)?.services).toBeUndefined();
    files['file:///vpc-trace.services.json'] = titled('new');
    workspace.edit(uri, [{ start: 0, end: 0, text: ' ' }]);
    expect(workspace.analysis(uri)?.services).toBeUndefined();
    workspace.changedOnDisk('file:///vpc-trace.services.json');
    expect(workspace.dependents('file:///vpc-trace.services.json')).toEqual([uri]);
    expect(workspace.analysis(uri)?.services?.uri).toBe('file:///vpc-trace.services.json');
    expect(workspace.analysis(uri)?.network.services.service('mine', R).byRule).toBe(false);
  });
});
