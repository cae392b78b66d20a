/** Names of AWS services against the table of the AWS semantics, section 4 (SVC-1 to SVC-6, IE-8, IE-17, IE-18, IE-28). */
import { describe, expect, test } from 'vitest';
import { awsService, commonName, services } from '../../../src/core/data/service-names';

const R = 'eu-west-1';
const names = (text: string, region = R): readonly string[] => awsService(text, region).privateNames;

describe('private names', () => {
  test.each([
    ['ec2', ['ec2.eu-west-1.amazonaws.com']],
    ['sts', ['sts.eu-west-1.amazonaws.com']],
    ['kms', ['kms.eu-west-1.amazonaws.com']],
    ['kms-fips', ['kms-fips.eu-west-1.amazonaws.com']],
    ['ecr.api', ['api.ecr.eu-west-1.amazonaws.com']],
    ['dynamodb', []],
    ['execute-api', ['*.execute-api.eu-west-1.amazonaws.com']],
    ['kinesisvideo', ['*.kinesisvideo.eu-west-1.amazonaws.com']],
    ['ecs', ['ecs.eu-west-1.amazonaws.com']],
    ['ecs-agent', ['ecs-a.eu-west-1.amazonaws.com']],
    ['ecs-telemetry', ['ecs-t.eu-west-1.amazonaws.com']],
    ['codeartifact.api', ['codeartifact.eu-west-1.amazonaws.com']],
    ['appstream.api', ['appstream2.eu-west-1.amazonaws.com']],
    ['rum-dataplane', ['dataplane.rum.eu-west-1.amazonaws.com']],
    ['pinpoint-sms-voice-v2', ['sms-voice.eu-west-1.amazonaws.com']],
    ['sagemaker.api', ['api.sagemaker.eu-west-1.amazonaws.com']],
    ['sagemaker.runtime', ['runtime.sagemaker.eu-west-1.amazonaws.com']],
    [
      'monitoring',
      [
        'monitoring.eu-west-1.amazonaws.com',
        'monitoring.eu-west-1.api.aws',
        'monitoring-fips.eu-west-1.amazonaws.com',
        'monitoring-fips.eu-west-1.api.aws',
      ],
    ],
    ['iam', ['iam.amazonaws.com']],
    ['com.amazonaws.iam', ['iam.amazonaws.com']],
    ['secretsmanager', ['secretsmanager.eu-west-1.amazonaws.com']],
    // Whatever comes next year follows the general rule (SVC-6).
    ['brand-new.control', ['control.brand-new.eu-west-1.amazonaws.com']],
  ])('%s', (service, expected) => {
    expect(names(service)).toEqual(expected);
  });
  test.each(['ssm', 'ssmmessages', 'ec2messages', 'logs', 'sqs', 'sns', 'lambda', 'events'])(
    '%s, by the rule',
    (each) => {
      expect(names(each)).toEqual([`${each}.eu-west-1.amazonaws.com`]);
    },
  );
  test('ECR images: the account is the first label', () => {
    expect(names('ecr.dkr')).toContain('*.dkr.ecr.eu-west-1.amazonaws.com');
  });
  test('S3: three families of names, with buckets and accounts below, and nothing else', () => {
    expect(names('s3')).toEqual(
      expect.arrayContaining([
        's3.eu-west-1.amazonaws.com',
        '*.s3.eu-west-1.amazonaws.com',
        '*.s3-control.eu-west-1.amazonaws.com',
        '*.s3-accesspoint.eu-west-1.amazonaws.com',
      ]),
    );
    expect(names('s3')).not.toContain('s3.amazonaws.com');
  });
  test('SageMaker notebooks and Studio have a domain of their own', () => {
    expect(names('aws.sagemaker.eu-west-1.notebook')).toContain('notebook.eu-west-1.sagemaker.aws');
    expect(names('studio')).toContain('studio.eu-west-1.sagemaker.aws');
  });
});

describe('service names', () => {
  test('a full name brings its own Region', () => {
    const kms = awsService('com.amazonaws.us-west-2.kms', R);
    expect(kms).toMatchObject({ short: 'kms', region: 'us-west-2', fullName: 'com.amazonaws.us-west-2.kms' });
    expect(kms.privateNames).toEqual(['kms.us-west-2.amazonaws.com']);
  });
  test('a short name takes the Region of the VPC', () => {
    expect(awsService('ecr.dkr', R)).toMatchObject({ fullName: 'com.amazonaws.eu-west-1.ecr.dkr', label: 'dkr.ecr' });
  });
  test('China has another suffix, and a prefix of some names', () => {
    const sts = awsService('cn.com.amazonaws.cn-north-1.sts', 'cn-north-1');
    expect(sts).toMatchObject({ short: 'sts', suffix: 'amazonaws.com.cn', region: 'cn-north-1' });
    expect(sts.privateNames).toEqual(['sts.cn-north-1.amazonaws.com.cn']);
    expect(names('s3', 'cn-northwest-1')).toContain('s3.cn-northwest-1.amazonaws.com.cn');
  });
  test('GovCloud looks like anywhere else', () => {
    expect(names('com.amazonaws.us-gov-west-1.ecr.dkr')).toContain('*.dkr.ecr.us-gov-west-1.amazonaws.com');
  });
  test('other prefixes', () => {
    expect(awsService('aws.api.us-east-1.freetier', R)).toMatchObject({ short: 'freetier', region: 'us-east-1' });
    expect(awsService('com.amazonaws.us-east-1.kms-fips', R).privateNames).toEqual([
      'kms-fips.us-east-1.amazonaws.com',
    ]);
  });
  test('names that objects have by themselves are no services of the catalogue', () => {
    expect(names('constructor')).toEqual(['constructor.eu-west-1.amazonaws.com']);
  });
  test('every service of the catalogue has a name to ask for, unless it has no private name at all', () => {
    const without = Object.keys(services).filter((each) => commonName(awsService(each, R)) === undefined);
    expect(without).toEqual(['dynamodb']);
    expect(commonName(awsService('execute-api', R))).toBe('example.execute-api.eu-west-1.amazonaws.com');
  });
});
