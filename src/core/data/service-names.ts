/**
 * Names of AWS services: endpoint service names, private DNS names, endpoint DNS labels (SVC-1 to SVC-6).
 * Only the names listed are private: not `sts.amazonaws.com` (IE-18), not S3's global and dash-Region names (IE-19).
 * FIPS variants follow the general rule (SVC-2), China has a suffix of its own (SVC-4), some services have several names (SVC-3).
 */

export interface AwsService {
  /** `sts`, `ecr.api`. */
  readonly short: string;
  /** `com.amazonaws.us-east-1.sts`. */
  readonly fullName: string;
  readonly region: string;
  /** Names that private DNS answers; `*.` at the front is a wildcard for one or more labels. */
  readonly privateNames: readonly string[];
  /** The service's label in endpoint-specific names: `api.ecr` (IE-8). */
  readonly label: string;
  /** `amazonaws.com` or `amazonaws.com.cn`. */
  readonly suffix: string;
  /** The names come from the general rule alone, not from the catalogue (SVC-6). */
  readonly byRule: boolean;
}

const FULL =
  /^(?:cn\.)?(?:com\.amazonaws|aws\.api|api\.aws|aws\.sagemaker)\.(?:((?:[a-z]{2,4})(?:-[a-z]+)+-\d+)\.)?(.+)$/;

/** Names that don't follow the general rule; `R` stands for the Region, the suffix is added unless the name ends in a dot. */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  'ecr.api': ['api.ecr.R'],
  'ecr.dkr': ['*.dkr.ecr.R', 'dkr.ecr.R'],
  'execute-api': ['*.execute-api.R'],
  kinesisvideo: ['*.kinesisvideo.R'],
  s3: ['s3.R', '*.s3.R', 's3-control.R', '*.s3-control.R', 's3-accesspoint.R', '*.s3-accesspoint.R'],
  's3-fips': [
    's3-fips.R',
    '*.s3-fips.R',
    's3-control-fips.R',
    '*.s3-control-fips.R',
    's3-accesspoint-fips.R',
    '*.s3-accesspoint-fips.R',
  ],
  's3-global.accesspoint': ['*.accesspoint.s3-global'],
  dynamodb: [], // IE-17: no private DNS
  'ecs-agent': ['ecs-a.R'],
  'ecs-telemetry': ['ecs-t.R'],
  'codeartifact.api': ['codeartifact.R'],
  'codeartifact.repositories': ['d.codeartifact.R', '*.d.codeartifact.R'],
  'appstream.api': ['appstream2.R'],
  'rum-dataplane': ['dataplane.rum.R'],
  'pinpoint-sms-voice-v2': ['sms-voice.R'],
  notebook: ['notebook.R.sagemaker.aws.', '*.notebook.R.sagemaker.aws.'],
  studio: ['studio.R.sagemaker.aws.', '*.studio.R.sagemaker.aws.'],
  monitoring: ['monitoring.R', 'monitoring.R.api.aws.', 'monitoring-fips.R', 'monitoring-fips.R.api.aws.'],
  iam: ['iam'],
  'sagemaker.api': ['api.sagemaker.R'],
  'sagemaker.runtime': ['runtime.sagemaker.R'],
};

/** More names of endpoints with both address families (IE-19). */
const DUAL_STACK: Readonly<Record<string, readonly string[]>> = {
  s3: ['s3', 's3-control', 's3-accesspoint'].flatMap((name) => [`${name}.dualstack.R`, `*.${name}.dualstack.R`]),
};

/**
 * Reads a short (`sts`) or full (`com.amazonaws.us-east-1.sts`) name; `region` fills in what a short name leaves out,
 * `isDualStack` says whether the endpoint has both address families.
 */
export function awsService(text: string, region: string, isDualStack = false): AwsService {
  const key = `${region} ${text} ${isDualStack}`;
  let service = known.get(key);
  if (!service) {
    // Half-typed names come in here as well.
    if (known.size >= MOST) known.clear();
    service = readService(text, region, isDualStack);
    known.set(key, service);
  }
  return service;
}

const known = new Map<string, AwsService>();
const MOST = 1000;

function readService(text: string, region: string, isDualStack: boolean): AwsService {
  const full = FULL.exec(text);
  const short = full?.[2] ?? text;
  const where = full?.[1] ?? region;
  const suffix = where.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const exception = own(EXCEPTIONS, short);
  const label = short.split('.').reverse().join('.');
  const names = [...(exception ?? [`${label}.R`]), ...((isDualStack && own(DUAL_STACK, short)) || [])];
  return {
    short,
    fullName: full ? text : `com.amazonaws.${where}.${short}`,
    region: where,
    privateNames: names.map((name) => {
      const placed = name.replaceAll('R', where);
      return placed.endsWith('.') ? placed.slice(0, -1) : `${placed}.${suffix}`;
    }),
    label,
    suffix,
    byRule: exception === undefined && !CATALOGUED.has(short),
  };
}

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** The service's own name that a client would use, without a wildcard: what to ask when nobody says. */
export function commonName(service: AwsService): string | undefined {
  const plain = service.privateNames.find((name) => !name.startsWith('*.'));
  return plain ?? service.privateNames[0]?.replace('*.', 'example.');
}

/** Short names whose private names are known to follow the general rule; the catalogue that completion offers. */
export const services: Readonly<Record<string, string>> = {
  s3: 'Amazon S3 (interface; a gateway endpoint exists too)',
  dynamodb: 'Amazon DynamoDB (no private DNS; a gateway endpoint exists too)',
  sts: 'AWS Security Token Service (regional name only)',
  ec2: 'Amazon EC2 API',
  ec2messages: 'Systems Manager message delivery',
  ssm: 'AWS Systems Manager',
  ssmmessages: 'Systems Manager Session Manager',
  kms: 'AWS Key Management Service',
  'kms-fips': 'AWS KMS, FIPS',
  secretsmanager: 'AWS Secrets Manager',
  logs: 'Amazon CloudWatch Logs',
  monitoring: 'Amazon CloudWatch metrics',
  events: 'Amazon EventBridge',
  sqs: 'Amazon SQS',
  sns: 'Amazon SNS',
  lambda: 'AWS Lambda',
  'ecr.api': 'Amazon ECR API (image pulls need ecr.dkr and S3 too, IE-28)',
  'ecr.dkr': 'Amazon ECR registry (image pulls need ecr.api and S3 too, IE-28)',
  ecs: 'Amazon ECS',
  'ecs-agent': 'Amazon ECS agent',
  'ecs-telemetry': 'Amazon ECS telemetry',
  eks: 'Amazon EKS API',
  'eks-auth': 'Amazon EKS Pod Identity',
  'execute-api': 'Amazon API Gateway, private APIs (takes all of *.execute-api, IE-16)',
  elasticloadbalancing: 'Elastic Load Balancing API',
  autoscaling: 'Amazon EC2 Auto Scaling',
  cloudformation: 'AWS CloudFormation',
  cloudtrail: 'AWS CloudTrail',
  codebuild: 'AWS CodeBuild',
  codecommit: 'AWS CodeCommit',
  'codeartifact.api': 'AWS CodeArtifact API',
  'codeartifact.repositories': 'AWS CodeArtifact repositories',
  codedeploy: 'AWS CodeDeploy',
  codepipeline: 'AWS CodePipeline',
  config: 'AWS Config',
  athena: 'Amazon Athena',
  glue: 'AWS Glue',
  'kinesis-streams': 'Amazon Kinesis Data Streams',
  'kinesis-firehose': 'Amazon Data Firehose',
  kinesisvideo: 'Amazon Kinesis Video Streams',
  rds: 'Amazon RDS API',
  'rds-data': 'Amazon RDS Data API',
  redshift: 'Amazon Redshift API',
  states: 'AWS Step Functions',
  xray: 'AWS X-Ray',
  transfer: 'AWS Transfer Family API',
  servicecatalog: 'AWS Service Catalog',
  guardduty: 'Amazon GuardDuty API',
  'guardduty-data': 'GuardDuty Runtime Monitoring',
  'sagemaker.api': 'Amazon SageMaker API',
  'sagemaker.runtime': 'Amazon SageMaker Runtime',
  notebook: 'SageMaker notebooks',
  studio: 'SageMaker Studio',
  'bedrock-runtime': 'Amazon Bedrock Runtime',
  bedrock: 'Amazon Bedrock API',
  iam: 'AWS IAM (control-plane Region only, IE-28)',
  'acm-pca': 'AWS Private CA',
  backup: 'AWS Backup',
  batch: 'AWS Batch',
  datasync: 'AWS DataSync',
  dms: 'AWS DMS',
  elasticfilesystem: 'Amazon EFS API',
  email: 'Amazon SES',
  'email-smtp': 'Amazon SES SMTP',
  textract: 'Amazon Textract',
  rekognition: 'Amazon Rekognition',
  translate: 'Amazon Translate',
  transcribe: 'Amazon Transcribe',
  'appstream.api': 'Amazon AppStream API',
  'rum-dataplane': 'CloudWatch RUM data plane',
  'pinpoint-sms-voice-v2': 'AWS End User Messaging SMS',
};
const CATALOGUED = new Set(Object.keys(services));
