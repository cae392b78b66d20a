/** Names of AWS services against the table of the AWS semantics, section 4 (SVC-1 to SVC-6, IE-8, IE-17, IE-18, IE-28). */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EXCEPTIONS, exceptions, NEEDS } from '../../../src/core/data/service-exceptions';
import { listedServices, SERVICE_LIST } from '../../../src/core/data/service-list';
import {
  awsService,
  commonName,
  coversName,
  ServiceCatalogue,
  serviceOfName,
  services,
} from '../../../src/core/data/service-names';

const R = 'eu-west-1';
const names = (text: string, region = R): readonly string[] => awsService(text, region).privateNames;

/** Service, its private names in eu-west-1 (`R`; `…` is `.R.amazonaws.com`). */
const PRIVATE_NAMES = `
ec2                          ec2…
sts                          sts…
kms                          kms…
kms-fips                     kms-fips…
ecr.api                      api.ecr…
ecr.dkr                      *.dkr.ecr…
ecr-fips.dkr                 *.dkr.ecr-fips…
execute-api                  *.execute-api…
appsync-api                  *.appsync-api… *.appsync-realtime-api…
kinesisvideo                 *.kinesisvideo…
kinesis-streams              kinesis…
kinesis-streams-fips         kinesis-fips…
kinesis-firehose             firehose…
transfer                     transfer…
transfer.server              *.server.transfer…
git-codecommit-fips          git-codecommit-fips…
ecs                          ecs…
ecs-agent                    ecs-a…
ecs-telemetry                ecs-t…
codeartifact.api             codeartifact…
codeartifact.repositories    *.d.codeartifact…
appstream.api                appstream2…
appstream.streaming          streaming.appstream…
rum-dataplane                dataplane.rum…
evidently-dataplane          dataplane.evidently…
pinpoint-sms-voice-v2        sms-voice…
sagemaker.api                api.sagemaker…
sagemaker.runtime            runtime.sagemaker…
sagemaker.runtime-fips       runtime-fips.sagemaker…
notebook                     *.notebook.R.sagemaker.aws
studio                       *.studio.R.sagemaker.aws
monitoring                   monitoring… monitoring.R.api.aws monitoring-fips… monitoring-fips.R.api.aws
qbusiness                    qbusiness.R.api.aws
iot.api                      iot…
timestream.ingest-cell2      ingest-cell2.timestream…
s3-fips                      s3-fips… *.s3-fips… s3-control-fips… *.s3-control-fips… s3-accesspoint-fips… *.s3-accesspoint-fips…
s3-global.accesspoint        *.accesspoint.s3-global.amazonaws.com
iam                          iam.amazonaws.com
com.amazonaws.iam            iam.amazonaws.com
ssm                          ssm…
secretsmanager               secretsmanager…
dynamodb
dynamodb-fips
dynamodb-streams
iot.data
console
brand-new.control            control.brand-new…
constructor                  constructor…
`;
const table = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/));
const spelt = (name: string): string => name.replace('…', '.R.amazonaws.com').replace('.R.', `.${R}.`);

describe('private names', () => {
  test.each(table(PRIVATE_NAMES))('%s', (service, ...expected) => {
    expect(names(service as string)).toEqual(expected.map(spelt));
  });
  test('S3: three families of names, with buckets and accounts below, and nothing else (IE-19)', () => {
    const suffix = `${R}.amazonaws.com`;
    const families = ['s3', 's3-control', 's3-accesspoint'].flatMap((each) => [
      `${each}.${suffix}`,
      `*.${each}.${suffix}`,
    ]);
    expect(names('s3')).toEqual(families);
    const both = awsService('s3', R, true).privateNames;
    expect(both.filter((each) => !families.includes(each))).toEqual(
      families.map((each) => each.replace(suffix, `dualstack.${suffix}`)),
    );
  });
  test('only what the catalogue does not have is by the rule (SVC-6)', () => {
    const byRule = (text: string): boolean => awsService(text, R).byRule;
    expect(['brand-new', 'constructor', 'sts-fipsy', 'kms-fips-fips'].filter((each) => !byRule(each))).toEqual([]);
    expect(['sts', 'sts-fips', 'ecr-fips.api', 'kinesis-streams-fips', 'memorydb-fips'].filter(byRule)).toEqual([]);
    // The list says which services have a FIPS variant.
    expect(byRule('secretsmanager-fips')).toBe(true);
  });
  test.each([
    ['sts', 'sts.eu-west-1.amazonaws.com', true],
    ['sts', 'sts.amazonaws.com', false],
    ['s3', 'pictures.s3.eu-west-1.amazonaws.com', true],
    ['s3', 's3.amazonaws.com', false],
    ['s3', 's3-eu-west-1.amazonaws.com', false],
    ['s3', 's3.dualstack.eu-west-1.amazonaws.com', false],
    ['ecr.dkr', 'dkr.ecr.eu-west-1.amazonaws.com', false],
    ['ecr.dkr', '111122223333.dkr.ecr.eu-west-1.amazonaws.com', true],
  ])('%s covers %s: %s (IE-18, IE-19)', (service, name, expected) => {
    expect(coversName(awsService(service, R), name)).toBe(expected);
  });
});

describe('service names', () => {
  /** Written name, Region of the VPC, full name, short name, first private name. */
  test.each([
    ['sts', R, 'com.amazonaws.eu-west-1.sts', 'sts', 'sts.eu-west-1.amazonaws.com'],
    ['com.amazonaws.us-west-2.kms', R, 'com.amazonaws.us-west-2.kms', 'kms', 'kms.us-west-2.amazonaws.com'],
    ['iam', R, 'com.amazonaws.iam', 'iam', 'iam.amazonaws.com'],
    ['freetier', R, 'aws.api.eu-west-1.freetier', 'freetier', 'freetier.eu-west-1.api.aws'],
    ['aws.api.us-east-1.freetier', R, 'aws.api.us-east-1.freetier', 'freetier', 'freetier.us-east-1.api.aws'],
    ['studio', R, 'aws.sagemaker.eu-west-1.studio', 'studio', '*.studio.eu-west-1.sagemaker.aws'],
    ['sts', 'cn-north-1', 'cn.com.amazonaws.cn-north-1.sts', 'sts', 'sts.cn-north-1.amazonaws.com.cn'],
    ['kms', 'cn-north-1', 'com.amazonaws.cn-north-1.kms', 'kms', 'kms.cn-north-1.amazonaws.com.cn'],
    [
      'cn.com.amazonaws.cn-north-1.transcribe.cn',
      R,
      'cn.com.amazonaws.cn-north-1.transcribe.cn',
      'transcribe',
      'transcribe.cn-north-1.amazonaws.com.cn',
    ],
    [
      'transcribe',
      'cn-northwest-1',
      'cn.com.amazonaws.cn-northwest-1.transcribe.cn',
      'transcribe',
      'transcribe.cn-northwest-1.amazonaws.com.cn',
    ],
    ['polly', 'cn-north-1', 'com.amazonaws.cn-north-1.polly', 'polly', 'polly.cn-north-1.amazonaws.com.cn'],
    [
      'polly',
      'cn-northwest-1',
      'cn.com.amazonaws.cn-northwest-1.polly',
      'polly',
      'polly.cn-northwest-1.amazonaws.com.cn',
    ],
    [
      'ecr.dkr',
      'us-gov-west-1',
      'com.amazonaws.us-gov-west-1.ecr.dkr',
      'ecr.dkr',
      '*.dkr.ecr.us-gov-west-1.amazonaws.com',
    ],
    [
      'eu.amazonaws.eusc-de-east-1.ecr.api',
      R,
      'eu.amazonaws.eusc-de-east-1.ecr.api',
      'ecr.api',
      'api.ecr.eusc-de-east-1.amazonaws.eu',
    ],
  ])('%s in %s is %s', (text, region, fullName, short, name) => {
    const service = awsService(text, region);
    expect(service).toMatchObject({ fullName, short });
    expect(service.privateNames[0]).toBe(name);
  });
  test('monitoring has the dual-stack suffix of its partition', () => {
    expect(names('monitoring', 'cn-north-1')).toContain('monitoring.cn-north-1.api.amazonwebservices.com.cn');
  });
  test.each([
    ['ecr.dkr', 'dkr.ecr', 'amazonaws.com'],
    ['kinesis-streams', 'kinesis', 'amazonaws.com'],
    ['kinesis-streams-fips', 'kinesis-fips', 'amazonaws.com'],
    ['codeartifact.api', 'api.codeartifact', 'amazonaws.com'],
    ['codeartifact.repositories', 'd.codeartifact', 'amazonaws.com'],
    ['dynamodb-streams', 'streams.dynamodb', 'amazonaws.com'],
    ['notebook', 'notebook', 'sagemaker.aws'],
  ])('%s is %s in endpoint-specific names, below vpce.%s (IE-8)', (short, label, endpointSuffix) => {
    expect(awsService(short, R)).toMatchObject({ label, endpointSuffix });
  });
  test('what has a gateway endpoint too', () => {
    expect(Object.keys(services).filter((each) => awsService(each, R).hasGateway)).toEqual(['s3', 'dynamodb']);
  });
  test('what is needed besides exists', () => {
    expect(awsService('ecr.dkr', R).needs).toEqual({ services: ['ecr.api', 's3'], purpose: 'to pull images' });
    expect(awsService('ssmmessages', R).needs).toEqual({ services: ['ssm'], purpose: 'to manage instances' });
    for (const short of Object.keys(services)) {
      const unknown = awsService(short, R).needs?.services.filter((each) => awsService(each, R).byRule);
      expect.soft(unknown ?? [], short).toEqual([]);
    }
  });
});

describe('the catalogue', () => {
  test('every exception names its source on its line', () => {
    const source = readFileSync('src/core/data/service-exceptions.ts', 'utf8');
    for (const line of [...EXCEPTIONS, ...NEEDS])
      expect.soft(source.split('\n').find((each) => each.includes(`'${line}'`))).toMatch(/', \/\/ \S/);
  });
  test('every exception says something that the rule does not', () => {
    for (const [short, { names: own, ...rest }] of exceptions()) {
      const more = Object.values(rest).some((value) => (Array.isArray(value) ? value.length > 0 : value !== undefined));
      if (!more) expect.soft(own, short).not.toEqual([`${short.split('.').reverse().join('.')}.R`]);
    }
  });
  test('the list names nothing twice, and has flags that are known', () => {
    const words = SERVICE_LIST.split(' ');
    expect(words.filter((word) => !/^[a-z0-9.-]*[a-z0-9](?::|[+^]?[~<>]?)$/.test(word))).toEqual([]);
    const listed = listedServices();
    expect(listed.size).toBe(words.filter((word) => !word.endsWith(':')).length);
    expect(Object.keys(services).length).toBeGreaterThan(300);
    expect([...listed.keys()]).toEqual(expect.arrayContaining(['bedrock-agent-runtime', 'ecr.dkr', 'ssm-sap', 'q']));
  });
  test('every service has a name to ask for, unless it has no private name at all', () => {
    const without = Object.keys(services).filter((each) => commonName(awsService(each, R)) === undefined);
    expect(without.sort()).toEqual(
      ['apprunner.requests', 'console', 'dynamodb', 'dynamodb-streams', 'iot.credentials', 'iot.data', 'signin'].sort(),
    );
    expect(commonName(awsService('execute-api', R))).toBe('example.execute-api.eu-west-1.amazonaws.com');
  });
  test('every private name leads back to its service', () => {
    for (const short of Object.keys(services)) {
      for (const name of awsService(short, R, true).privateNames)
        expect.soft(serviceOfName(name.replace('*.', 'x.'))?.service, name).toBe(short);
    }
  });
  test('entries of a person win field by field, and can differ in one Region', () => {
    const catalogue = new ServiceCatalogue({
      dynamodb: { names: ['dynamodb.R'] },
      mine: { title: 'Mine', names: ['mine.R'], regions: { 'us-east-1': { names: ['mine-old.R'] } } },
    });
    expect(catalogue.service('dynamodb', R)).toMatchObject({
      privateNames: ['dynamodb.eu-west-1.amazonaws.com'],
      hasGateway: true,
      byRule: false,
    });
    expect(catalogue.service('mine', R).privateNames).toEqual(['mine.eu-west-1.amazonaws.com']);
    expect(catalogue.service('mine', 'us-east-1').privateNames).toEqual(['mine-old.us-east-1.amazonaws.com']);
    expect(catalogue.titles).toMatchObject({ mine: 'Mine' });
    expect(catalogue.serviceOfName('mine.eu-west-1.amazonaws.com')).toMatchObject({ service: 'mine', byRule: false });
    expect(awsService('dynamodb', R).privateNames).toEqual([]);
  });
});
