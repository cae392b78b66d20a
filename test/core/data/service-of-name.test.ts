/** Public DNS names to services: Regions, partitions, FIPS, dual-stack, global and endpoint-specific names. */
import { describe, expect, test } from 'vitest';
import { serviceOfName } from '../../../src/core/data/service-names';

/** Name, service, Region, prefix (`-` for none), flags: fips, dual, global, rule. */
const NAMES = `
kms.eu-west-1.amazonaws.com                              kms                    eu-west-1      -
kms-fips.us-east-1.amazonaws.com                         kms-fips               us-east-1      -             fips
secretsmanager-fips.us-east-1.amazonaws.com              secretsmanager         us-east-1      -             fips
monitoring-fips.us-east-1.api.aws                        monitoring             us-east-1      -             fips,dual
api.ecr.us-east-1.amazonaws.com                          ecr.api                us-east-1      -
ecr.us-east-1.api.aws                                    ecr.api                us-east-1      -             dual
111122223333.dkr.ecr.us-east-1.amazonaws.com             ecr.dkr                us-east-1      111122223333
111122223333.dkr.ecr-fips.us-east-1.amazonaws.com        ecr-fips.dkr           us-east-1      111122223333  fips
111122223333.dkr-ecr.us-east-1.on.aws                    ecr.dkr                us-east-1      111122223333  dual
111122223333.dkr.ecr.us-gov-west-1.amazonaws.com         ecr.dkr                us-gov-west-1  111122223333
sts.amazonaws.com                                        sts                    us-east-1      -             global
sts.us-east-1.amazonaws.com                              sts                    us-east-1      -
iam.amazonaws.com                                        iam                    us-east-1      -             global
iam.cn-north-1.amazonaws.com.cn                          iam                    cn-north-1     -             rule
s3.amazonaws.com                                         s3                     us-east-1      -             global
pictures.s3.amazonaws.com                                s3                     us-east-1      pictures      global
a.b.s3.eu-west-1.amazonaws.com                           s3                     eu-west-1      a.b
logs-fips.s3.eu-west-1.amazonaws.com                     s3                     eu-west-1      logs-fips
logs-fips.s3-fips.us-east-1.amazonaws.com                s3-fips                us-east-1      logs-fips     fips
us-west-2.s3.eu-west-1.amazonaws.com                     s3                     eu-west-1      us-west-2
s3-eu-west-1.amazonaws.com                               s3                     eu-west-1      -
pictures.s3-eu-west-1.amazonaws.com                      s3                     eu-west-1      pictures
pictures.s3-website-eu-west-1.amazonaws.com              s3                     eu-west-1      pictures
pictures.s3-website.eu-central-1.amazonaws.com           s3                     eu-central-1   pictures
pictures.s3.dualstack.eu-west-1.amazonaws.com            s3                     eu-west-1      pictures      dual
s3-fips.dualstack.us-east-1.amazonaws.com                s3-fips                us-east-1      -             fips,dual
111122223333.s3-control.eu-west-1.amazonaws.com          s3                     eu-west-1      111122223333
x-111122223333.s3-accesspoint.eu-west-1.amazonaws.com    s3                     eu-west-1      x-111122223333
x.mrap.accesspoint.s3-global.amazonaws.com               s3-global.accesspoint  us-east-1      x.mrap        global
dynamodb.eu-west-1.amazonaws.com                         dynamodb               eu-west-1      -
111122223333.ddb.eu-west-1.amazonaws.com                 dynamodb               eu-west-1      111122223333
streams.dynamodb.eu-west-1.amazonaws.com                 dynamodb-streams       eu-west-1      -
abc.execute-api.eu-west-1.amazonaws.com                  execute-api            eu-west-1      abc
abc.execute-api.cn-north-1.amazonaws.com.cn              execute-api            cn-north-1     abc
kinesis.eu-west-1.amazonaws.com                          kinesis-streams        eu-west-1      -
firehose.eu-west-1.amazonaws.com                         kinesis-firehose       eu-west-1      -
lambda.eu-west-1.api.aws                                 lambda                 eu-west-1      -             dual
lambda.cn-north-1.api.amazonwebservices.com.cn           lambda                 cn-north-1     -             dual
x-ats.iot.eu-west-1.amazonaws.com                        iot.data               eu-west-1      x-ats
x.credentials.iot.eu-west-1.amazonaws.com                iot.credentials        eu-west-1      x
iot.eu-west-1.amazonaws.com                              iot.api                eu-west-1      -
d-1.studio.eu-west-1.sagemaker.aws                       studio                 eu-west-1      d-1
ecr-service.eu-west-1.amazonaws.com                      ecr-service            eu-west-1      -             rule
control.brand-new.eu-west-1.amazonaws.com                brand-new.control      eu-west-1      -             rule
api.ecr.eusc-de-east-1.amazonaws.eu                      ecr.api                eusc-de-east-1 -
STS.EU-WEST-1.AMAZONAWS.COM.                             sts                    eu-west-1      -
`;

describe('public names', () => {
  const lines = NAMES.trim()
    .split('\n')
    .map((line) => line.split(/\s+/));
  test.each(lines)('%s', (name, service, region, prefix, flags = '') => {
    const has = (flag: string): boolean => flags.split(',').includes(flag);
    expect(serviceOfName(name as string)).toEqual({
      service,
      region,
      suffix: expect.stringMatching(/^amazonaws\.(com(\.cn)?|eu)$/),
      prefix: prefix === '-' ? '' : prefix,
      families: has('dual') ? [4, 6] : [4],
      isFips: has('fips'),
      isDualStack: has('dual'),
      isGlobal: has('global'),
      endpoint: undefined,
      byRule: has('rule'),
    });
  });
  test.each([
    'example.com',
    'com',
    '',
    'amazonaws.com',
    'api.aws',
    'ip-10-0-0-1.eu-west-1.compute.internal',
    'ec2-52-1-2-3.eu-west-1.compute.amazonaws.com',
    'ec2-52-1-2-3.compute-1.amazonaws.com',
    'db.abc.eu-west-1.rds.amazonaws.com',
    'lb-123.elb.eu-west-1.amazonaws.com',
    'ABC.gr7.eu-west-1.eks.amazonaws.com',
    'kms.eu-west-1.amazonaws.com.evil.example',
    'R.amazonaws.com.example.com',
  ])('%s is the name of no service', (name) => {
    expect(serviceOfName(name)).toBeUndefined();
  });
});

describe('endpoint-specific names (IE-8)', () => {
  const head = 'vpce-0123456789abcdef0-abcd1234';
  test.each([
    [`${head}.sts.eu-west-1.vpce.amazonaws.com`, 'sts', undefined, ''],
    [`${head}-eu-west-1a.sts.eu-west-1.vpce.amazonaws.com`, 'sts', 'eu-west-1a', ''],
    [`${head}.dkr.ecr.eu-west-1.vpce.amazonaws.com`, 'ecr.dkr', undefined, ''],
    [`pictures.bucket.${head}.s3.eu-west-1.vpce.amazonaws.com`, 's3', undefined, 'pictures.bucket'],
    [`${head}.kinesis.eu-west-1.vpce.amazonaws.com`, 'kinesis-streams', undefined, ''],
    [`${head}.notebook.eu-west-1.vpce.sagemaker.aws`, 'notebook', undefined, ''],
    [`${head}.sts.cn-north-1.vpce.amazonaws.com.cn`, 'sts', undefined, ''],
    [`${head}.kms-fips.eu-west-1.vpce.amazonaws.com`, 'kms-fips', undefined, ''],
  ])('%s', (name, service, zone, prefix) => {
    expect(serviceOfName(name)).toMatchObject({ service, prefix, endpoint: { id: 'vpce-0123456789abcdef0', zone } });
  });
  test("a name of somebody's own endpoint service is by the rule", () => {
    expect(serviceOfName(`${head}.vpce-svc-0a1.eu-west-1.vpce.amazonaws.com`)).toMatchObject({
      service: 'vpce-svc-0a1',
      byRule: true,
    });
  });
});
