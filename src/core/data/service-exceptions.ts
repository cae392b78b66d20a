/**
 * Endpoint services whose names don't follow the general rule (SVC-6), each with its source.
 *
 * Sources: page keys and repositories of the AWS semantics (PL-…, S3-PL, DDB-PL, ECR-PL, IAM-VPCE, EKSCTL, LZA, CDK,
 * MOTO); LABS: answers of DescribeVpcEndpointServices recorded by batfish/lab-validation (snapshots/aws_demo);
 * SHARED: aws-samples/aws-tf-nw-shared-svc, modules/aws/vpc_endpoints/service_codes.md; others are pages of
 * docs.aws.amazon.com. "By" is a conclusion, not an observation.
 */

/** How a service is called; what is left out follows the general rule. In templates `R` is the Region, `D` the suffix of dual-stack names. */
export interface ServiceEntry {
  readonly title?: string | undefined;
  /** Private names with `*.` for one or more labels; the suffix is added unless a name ends in a dot. Empty: no private DNS. */
  readonly names?: readonly string[] | undefined;
  /** More private names of endpoints with both address families. */
  readonly dual?: readonly string[] | undefined;
  /** More names in public DNS; endpoints don't cover them. */
  readonly public?: readonly string[] | undefined;
  /** The service's part of endpoint-specific names (IE-8). */
  readonly label?: string | undefined;
  /** What follows `vpce.` in endpoint-specific names, where it is not the suffix of the partition. */
  readonly zone?: string | undefined;
  /** `com.amazonaws.iam`. */
  readonly full?: string | undefined;
  readonly needs?: Need | undefined;
  /** What is otherwise in single Regions. */
  readonly regions?: Readonly<Record<string, ServiceEntry>> | undefined;
}

/** Endpoints that clients without another way out need besides this one. */
export interface Need {
  readonly services: readonly string[];
  /** `to pull images`; empty when it is not said. */
  readonly purpose: string;
}

/** A service, its private names (`!`: none), `?`public names, `@`label, `=`full name, `/`zone; `&`: dual-stack names as well. */
export const EXCEPTIONS: readonly string[] = [
  'appstream.api appstream2.R', // LABS
  'apprunner.requests ! ?*.R.awsapprunner.com.', // apprunner/latest/dg/network-pl.html: each service gets a name of its own
  'appsync-api *.appsync-api.R *.appsync-realtime-api.R', // appsync/latest/devguide/using-private-apis.html
  'bcm-data-exports bcm-data-exports.R.D. =aws.api.R.bcm-data-exports', // PL-LIST; the name by SVC-3
  'cassandra-streams cassandra-streams.R.D. =api.aws.R.cassandra-streams', // PL-LIST; the name by SVC-3
  'cloudfront cloudfront =com.amazonaws.cloudfront', // PL-LIST, SVC-1
  'codeartifact.api codeartifact.R', // LABS
  'codeartifact.repositories *.d.codeartifact.R @d.codeartifact', // LABS
  'codeconnections.api codeconnections.R', // by codestar-connections.api, its former name
  'codestar-connections.api codestar-connections.R', // SHARED
  'console ! ?console.aws.amazon.com. ?*.console.aws.amazon.com.', // awsconsolehelpdocs/latest/gsg/dns-configuration-console-signin.html
  'deviceadvisor.iot deviceadvisor.iot.R', // LZA
  'dynamodb ! ?dynamodb.R ?*.ddb.R', // DDB-PL (IE-17, UNC-14)
  'dynamodb-streams ! ?streams.dynamodb.R @streams.dynamodb', // amazondynamodb/latest/developerguide/privatelink-streams.html
  'ecr.api ?ecr.R.D.', // AmazonECR/latest/userguide/ecr-requests.html
  'ecr.dkr *.dkr.ecr.R ?*.dkr-ecr.R.on.aws.', // LABS, WP-CENTRAL; AmazonECR/latest/userguide/ecr-requests.html
  'ecs-agent ecs-a.R @ecs-a', // LABS
  'ecs-telemetry ecs-t.R @ecs-t', // LABS
  'emr-serverless-services.livy *.livy.emr-serverless-services.R', // by SVC-6; hosts are APPLICATION.livy.…
  'evidently-dataplane dataplane.evidently.R', // SHARED
  'execute-api *.execute-api.R', // LABS, APIGW (IE-16)
  'experiments *.experiments.R.sagemaker.aws. =aws.sagemaker.R.experiments /sagemaker.aws', // PL-LIST; the name by notebook
  'freetier freetier.R.D. =aws.api.R.freetier', // PL-LIST; the name by SVC-3
  'iam iam =com.amazonaws.iam', // IAM-VPCE (IE-28)
  'iot.api iot.R', // iot/latest/developerguide/IoTCore-VPC.html
  'iot.credentials ! ?*.credentials.iot.R', // iot/latest/developerguide/IoTCore-VPC.html
  'iot.data ! ?*.iot.R', // iot/latest/developerguide/IoTCore-VPC.html
  'kendra-ranking kendra-ranking.R.D. =aws.api.R.kendra-ranking', // PL-LIST; the name by SVC-3
  'kinesis-firehose firehose.R @firehose', // LABS
  'kinesis-streams kinesis.R @kinesis', // LABS
  'kinesisvideo *.kinesisvideo.R', // DescribeVpcEndpointServices in the Kinesis Video Streams guide
  'monitoring monitoring.R monitoring.R.D. monitoring-fips.R monitoring-fips.R.D.', // PL-LIST (SVC-3)
  'notebook *.notebook.R.sagemaker.aws. =aws.sagemaker.R.notebook /sagemaker.aws', // LABS
  'partner-app *.partner-app.R.sagemaker.aws. =aws.sagemaker.R.partner-app /sagemaker.aws', // PL-LIST; the name by notebook
  'pinpoint-sms-voice-v2 sms-voice.R', // LZA, SHARED
  'qbusiness qbusiness.R.D. =aws.api.R.qbusiness', // PL-LIST; the name by SVC-3
  'route53 route53 =com.amazonaws.route53', // PL-XREG, SVC-1
  'rum-dataplane dataplane.rum.R', // LZA, SHARED
  's3 s3.R *.s3.R s3-control.R *.s3-control.R s3-accesspoint.R *.s3-accesspoint.R & ?s3 ?*.s3 ?s3-R ?*.s3-R ?*.s3-website-R ?*.s3-website.R', // S3-PL (IE-19); wildcards UNC-9
  's3-global.accesspoint *.accesspoint.s3-global =com.amazonaws.s3-global.accesspoint', // MOTO, SHARED against LZA (UNC-8)
  'savingsplans savingsplans =com.amazonaws.savingsplans', // PL-LIST, SVC-1
  'signin ! ?signin.aws.amazon.com. ?*.signin.aws.amazon.com.', // awsconsolehelpdocs/latest/gsg/dns-configuration-console-signin.html
  'sts ?sts', // STS-VPCE (IE-18)
  'studio *.studio.R.sagemaker.aws. =aws.sagemaker.R.studio /sagemaker.aws', // MOTO
  'transfer.server *.server.transfer.R', // LABS
];

/** A service, a colon, what it is useless without, `to` what. */
export const NEEDS: readonly string[] = [
  'codeartifact.api:codeartifact.repositories to install packages', // codeartifact/latest/ug/create-vpc-endpoints.html
  'codeartifact.repositories:codeartifact.api s3 to install packages', // codeartifact/latest/ug/create-s3-gateway-endpoint.html
  'console:signin to use the console', // awsconsolehelpdocs/latest/gsg/required-endpoints-dns-configuration.html
  'signin:console to use the console', // the same page
  'ec2messages:ssm ssmmessages to manage instances', // systems-manager/latest/userguide/setup-create-vpc.html
  'ssmmessages:ssm to manage instances', // the same page; ssm alone is enough for Parameter Store
  'ecr.api:ecr.dkr s3 to pull images', // ECR-PL (IE-28)
  'ecr.dkr:ecr.api s3 to pull images', // ECR-PL (IE-28)
  'ecs-agent:ecs-telemetry ecs to run tasks', // AmazonECS/latest/developerguide/vpc-endpoints.html
  'ecs-telemetry:ecs-agent ecs to run tasks', // the same page
];

/** The exceptions as entries, by short name. */
export function exceptions(): Map<string, ServiceEntry> {
  const found = new Map<string, ServiceEntry>();
  for (const line of EXCEPTIONS) {
    const [short = '', ...words] = line.split(' ');
    const marked = (mark: string): string[] => words.filter((word) => word[0] === mark).map((word) => word.slice(1));
    const names = words.filter((word) => /^[a-z*]/.test(word));
    found.set(short, {
      names: names.length > 0 || words[0] === '!' ? names : undefined,
      dual: words.includes('&') ? names.map((name) => name.replace('.R', '.dualstack.R')) : undefined,
      public: marked('?'),
      label: marked('@')[0],
      full: marked('=')[0],
      zone: marked('/')[0],
    });
  }
  for (const line of NEEDS) {
    const [short = '', services = '', purpose = ''] = line.split(/:|(?= to )/);
    found.set(short, { ...found.get(short), needs: { services: services.split(' '), purpose: purpose.slice(1) } });
  }
  return found;
}
