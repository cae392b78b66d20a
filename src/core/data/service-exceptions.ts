/**
 * Endpoint services whose names don't follow the general rule (SVC-6), each with its source.
 *
 * Sources: page keys and repositories of the AWS semantics (PL-…, S3-PL, DDB-PL, ECR-PL, IAM-VPCE, EKSCTL, LZA, CDK,
 * MOTO); LABS: answers of DescribeVpcEndpointServices recorded by batfish/lab-validation (snapshots/aws_demo);
 * SHARED: aws-samples/aws-tf-nw-shared-svc, modules/aws/vpc_endpoints/service_codes.md; others are pages of
 * docs.aws.amazon.com. `by SVC-n` is a conclusion, not an observation.
 */

/** How a service is called; what is left out follows the general rule. In templates `R` is the Region, `D` the suffix of dual-stack names. */
export interface ServiceEntry {
  readonly title?: string | undefined;
  /** Private names with spaces between, `*.` for one or more labels; the suffix is added unless a name ends in a dot. Empty: no private DNS. */
  readonly names?: string | undefined;
  /** More private names of endpoints with both address families. */
  readonly dual?: string | undefined;
  /** More names in public DNS; endpoints don't cover them. */
  readonly public?: string | undefined;
  /** The service's part of endpoint-specific names (IE-8). */
  readonly label?: string | undefined;
  /** What follows `vpce.` in endpoint-specific names, where it is not the suffix of the partition. */
  readonly zone?: string | undefined;
  /** `com.amazonaws.iam`. */
  readonly full?: string | undefined;
  /** A gateway endpoint exists too. */
  readonly gateway?: boolean | undefined;
  /** Services that are useless without each other. */
  readonly needs?: Need | undefined;
  readonly source?: string | undefined;
  /** What is otherwise in single Regions. */
  readonly regions?: Readonly<Record<string, ServiceEntry>> | undefined;
}

/** Endpoints that a VPC without another way out needs besides this one. */
export interface Need {
  readonly services: readonly string[];
  /** `to pull images`. */
  readonly purpose: string;
  readonly source: string;
}

const need = (services: string, purpose: string, source: string): Need => ({
  services: services.split(' '),
  purpose,
  source,
});

export const EXCEPTIONS: Readonly<Record<string, ServiceEntry>> = {
  'appstream.api': { names: 'appstream2.R', source: 'LABS' },
  'apprunner.requests': { names: '', public: '*.R.awsapprunner.com.', source: 'apprunner/latest/dg/network-pl.html' },
  'appsync-api': {
    names: '*.appsync-api.R *.appsync-realtime-api.R',
    source: 'appsync/latest/devguide/using-private-apis.html',
  },
  'bcm-data-exports': { names: 'bcm-data-exports.R.D.', full: 'aws.api.R.bcm-data-exports', source: 'PL-LIST, SVC-3' },
  'cassandra-streams': {
    names: 'cassandra-streams.R.D.',
    full: 'api.aws.R.cassandra-streams',
    source: 'PL-LIST, SVC-3',
  },
  cloudfront: { names: 'cloudfront', full: 'com.amazonaws.cloudfront', source: 'PL-XREG, SVC-1' },
  'codeartifact.api': {
    names: 'codeartifact.R',
    needs: need('codeartifact.repositories', 'to install packages', 'codeartifact/latest/ug/create-vpc-endpoints.html'),
    source: 'LABS',
  },
  'codeartifact.repositories': {
    names: '*.d.codeartifact.R',
    label: 'd.codeartifact',
    needs: need('codeartifact.api s3', 'to install packages', 'codeartifact/latest/ug/create-s3-gateway-endpoint.html'),
    source: 'LABS',
  },
  'codeconnections.api': { names: 'codeconnections.R', source: 'by codestar-connections.api, its former name' },
  'codestar-connections.api': { names: 'codestar-connections.R', source: 'SHARED' },
  'console-static': { source: 'awsconsolehelpdocs/latest/gsg/required-endpoints-dns-configuration.html' },
  'deviceadvisor.iot': { names: 'deviceadvisor.iot.R', source: 'LZA' },
  dynamodb: { names: '', public: 'dynamodb.R *.ddb.R', gateway: true, source: 'DDB-PL (IE-17, UNC-14)' },
  'dynamodb-streams': {
    names: '',
    public: 'streams.dynamodb.R',
    label: 'streams.dynamodb',
    source: 'amazondynamodb/latest/developerguide/privatelink-streams.html',
  },
  'ecr.api': {
    public: 'ecr.R.D.',
    needs: need('ecr.dkr s3', 'to pull images', 'ECR-PL (IE-28)'),
    source: 'AmazonECR/latest/userguide/ecr-requests.html',
  },
  'ecr.dkr': {
    names: '*.dkr.ecr.R',
    public: '*.dkr-ecr.R.on.aws.',
    needs: need('ecr.api s3', 'to pull images', 'ECR-PL (IE-28)'),
    source: 'LABS, WP-CENTRAL',
  },
  'ecs-agent': {
    names: 'ecs-a.R',
    label: 'ecs-a',
    needs: need('ecs-telemetry ecs', 'to run tasks', 'AmazonECS/latest/developerguide/vpc-endpoints.html'),
    source: 'LABS',
  },
  'ecs-telemetry': {
    names: 'ecs-t.R',
    label: 'ecs-t',
    needs: need('ecs-agent ecs', 'to run tasks', 'AmazonECS/latest/developerguide/vpc-endpoints.html'),
    source: 'LABS',
  },
  ec2messages: {
    needs: need('ssm ssmmessages', 'to manage instances', 'systems-manager/latest/userguide/setup-create-vpc.html'),
  },
  'emr-serverless-services.livy': {
    names: '*.livy.emr-serverless-services.R',
    source: 'by SVC-6; hosts are APPLICATION.livy.emr-serverless-services.R',
  },
  'evidently-dataplane': { names: 'dataplane.evidently.R', source: 'SHARED' },
  'execute-api': { names: '*.execute-api.R', source: 'LABS, APIGW (IE-16)' },
  experiments: sagemaker('experiments'),
  freetier: { names: 'freetier.R.D.', full: 'aws.api.R.freetier', source: 'PL-LIST, SVC-3' },
  iam: { names: 'iam', full: 'com.amazonaws.iam', source: 'IAM-VPCE (IE-28)' },
  'iot.api': { names: 'iot.R', source: 'iot/latest/developerguide/IoTCore-VPC.html' },
  'iot.credentials': {
    names: '',
    public: '*.credentials.iot.R',
    source: 'iot/latest/developerguide/IoTCore-VPC.html',
  },
  'iot.data': { names: '', public: '*.iot.R', source: 'iot/latest/developerguide/IoTCore-VPC.html' },
  'kendra-ranking': { names: 'kendra-ranking.R.D.', full: 'aws.api.R.kendra-ranking', source: 'PL-LIST, SVC-3' },
  'kinesis-firehose': { names: 'firehose.R', label: 'firehose', source: 'LABS' },
  'kinesis-streams': { names: 'kinesis.R', label: 'kinesis', source: 'LABS' },
  kinesisvideo: { names: '*.kinesisvideo.R', source: 'DescribeVpcEndpointServices in the Kinesis Video Streams guide' },
  monitoring: {
    names: 'monitoring.R monitoring.R.D. monitoring-fips.R monitoring-fips.R.D.',
    source: 'PL-LIST (SVC-3)',
  },
  notebook: sagemaker('notebook'),
  'partner-app': sagemaker('partner-app'),
  'pinpoint-sms-voice-v2': { names: 'sms-voice.R', source: 'LZA, SHARED' },
  qbusiness: { names: 'qbusiness.R.D.', full: 'aws.api.R.qbusiness', source: 'PL-LIST, SVC-3' },
  route53: { names: 'route53', full: 'com.amazonaws.route53', source: 'PL-XREG, SVC-1' },
  'rum-dataplane': { names: 'dataplane.rum.R', source: 'LZA, SHARED' },
  s3: {
    names: 's3.R *.s3.R s3-control.R *.s3-control.R s3-accesspoint.R *.s3-accesspoint.R',
    dual: 's3.dualstack.R *.s3.dualstack.R s3-control.dualstack.R *.s3-control.dualstack.R s3-accesspoint.dualstack.R *.s3-accesspoint.dualstack.R',
    public: 's3 *.s3 s3-R *.s3-R *.s3-website-R *.s3-website.R',
    gateway: true,
    source: 'S3-PL (IE-19); wildcards UNC-9',
  },
  's3-global.accesspoint': {
    names: '*.accesspoint.s3-global',
    full: 'com.amazonaws.s3-global.accesspoint',
    source: 'MOTO, SHARED against LZA (UNC-8)',
  },
  savingsplans: { names: 'savingsplans', full: 'com.amazonaws.savingsplans', source: 'PL-LIST, SVC-1' },
  signin: consoleLike('console', 'signin.aws.amazon.com. *.signin.aws.amazon.com.'),
  console: consoleLike('signin', 'console.aws.amazon.com. *.console.aws.amazon.com.'),
  ssmmessages: {
    needs: need('ssm', 'to manage instances', 'systems-manager/latest/userguide/setup-create-vpc.html'),
  },
  sts: { public: 'sts', source: 'STS-VPCE (IE-18)' },
  studio: sagemaker('studio'),
  'transfer.server': { names: '*.server.transfer.R', source: 'LABS' },
};

function sagemaker(name: string): ServiceEntry {
  return {
    names: `*.${name}.R.sagemaker.aws.`,
    zone: 'sagemaker.aws',
    full: `aws.sagemaker.R.${name}`,
    source: name === 'notebook' ? 'LABS' : name === 'studio' ? 'MOTO' : 'by notebook',
  };
}

function consoleLike(other: string, names: string): ServiceEntry {
  return {
    names: '',
    public: names,
    needs: need(other, 'to use the console', 'awsconsolehelpdocs/latest/gsg/required-endpoints-dns-configuration.html'),
    source: 'awsconsolehelpdocs/latest/gsg/dns-configuration-console-signin.html',
  };
}
