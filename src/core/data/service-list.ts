/**
 * Short names of AWS's endpoint services, most of whose private names follow the general rule (SVC-6); those of the
 * titles are services as well. From PL-LIST (page of 2026) and CDK, without services that AWS has ended.
 *
 * `-x` and `.x` go on from the first part of the name before; a name with `:` is only such a first part. Behind a name:
 * `+` NAME-fips exists too, `^` so it does with `-fips` behind the first part (ecr-fips.api; both SVC-2); `~` its full
 * name begins with `cn.` in China, `<` in cn-north-1 only, `>` in cn-northwest-1 only (SVC-4, CDK).
 */
export const SERVICE_LIST =
  'access-analyzer+ account> acm+ -pca+ airflow: .api+ .env+ .ops analytics-omics+ apigateway app-integrations ' +
  'appconfig+ appconfigdata+ application-autoscaling~ -signals applicationinsights appmesh -envoy-management~ ' +
  'apprunner appstream.streaming appsync apptest aps -workspaces arsenal-discovery athena~ auditmanager ' +
  'autoscaling+~ -plans b2bi backup~ -gateway batch~ bcm-pricing-calculator bedrock+ -agent -agent-runtime ' +
  '-agentcore -agentcore.gateway -data-automation+ -data-automation-runtime+ -runtime+ billing billingconductor ' +
  'braket cases cassandra+~ ce cleanrooms+ -ml cloudcontrolapi+~ clouddirectory cloudformation+~ cloudhsmv2 ' +
  'codebuild+ codecatalyst.git .packages codecommit+ codedeploy+ -commands-secure~ codeguru-profiler -reviewer ' +
  'codewhisperer cognito-identity+ -idp+ comprehend comprehendmedical compute-optimizer config+ connect-campaigns ' +
  'control-storage-omics+ controlcatalog controltower+ cost-optimization-hub data-servicediscovery+ databrew+~ ' +
  'dataexchange datazone+ deadline.management .scheduling detective+ devops-guru dicom-medical-imaging ' +
  'directconnect+ discovery dlm+ dms+~ drs ds -data+ dsql dynamodb+ ebs+~ ec2+~ ecr: -public.api .api^~ .dkr^~ ' +
  'eks+~ -proxy elasticache+~ elasticbeanstalk~ -health elasticfilesystem+~ elasticmapreduce+ email+ emr: ' +
  '-containers~ -serverless -serverless.dashboard emrwal.prod entityresolution+ events+ evidently evs+ execute-api~ ' +
  'finspace -api fis+ fms+ forecast+ forecastquery+ frauddetector fsx+~ gamelift gameliftstreams geo: .geofencing ' +
  '.maps .metadata .places .routes .tracking git-codecommit+ glue.dashboard grafana -workspace greengrass ' +
  'groundstation+ guardduty+ -data+ healthlake highlander identitystore imagebuilder~ inspector-scan+ inspector2+ ' +
  'internetmonitor+ invoicing iot: .api^ .data~ .tunneling.api^ .tunneling.data^ iotfleetwise ' +
  'iotmanagedintegrations.api^ iotsitewise.api< .data< iottwinmaker.api .data iotwireless.api ivs.contribute kafka+ ' +
  'kafkaconnect kendra kinesis-streams+~ kinesisanalytics+ kms+ lakeformation lambda~ launchwizard license: ' +
  '-manager+~ -manager-linux-subscriptions+ -manager-user-subscriptions+ lightsail lookoutequipment lorawan.cups ' +
  '.lns m2 macie2+ mail-manager+ managedblockchain: -query .bitcoin.mainnet .bitcoin.testnet mediaconnect ' +
  'mediaconvert+ medical-imaging memory-db memorydb-fips metering-marketplace mgn migrationhub-orchestrator ' +
  '-strategy models-v2-lex monitoring~ mq+ neptune-graph+ -graph-data network-firewall+ networkflowmonitor ' +
  'networkflowmonitorreports networkmanager networkmonitor notifications -contacts oam observabilityadmin ' +
  'organizations+ osis outposts panorama payment-cryptography.controlplane -cryptography.dataplane pca-connector-ad ' +
  '-connector-scep pcs+ personalize -events -runtime pi+ pinpoint pipes+ -data polly+> pricing.api profile proton q ' +
  'qapps quicksight-website ram+ rbin+ rds+~ redshift+~ -data+~ -serverless+ refactor-spaces rekognition+ ' +
  'repostspace resource-explorer-2+ -groups+ rolesanywhere+ rum runtime-medical-imaging -v2-lex s3+~ -outposts ' +
  's3tables s3vectors sagemaker: -data-science-assistant -geospatial .api+~ .featurestore-runtime+~ .metrics ' +
  '.runtime+~ scheduler schemas scn securityhub+~ securitylake+ serverlessrepo service.user-subscriptions ' +
  'servicecatalog~ -appregistry servicediscovery+ servicequotas shield+ snow-device-management social-messaging+ ' +
  'sqs+~ ssm+ -contacts -incidents+ -quicksetup -sap+ states~ storage-omics storagegateway streaming-rekognition+ ' +
  'sts+~ swf+ sync-states~ synthetics+~ tagging tags-omics+ tax textract+ thinclient.api timestream: -influxdb+ ' +
  '.ingest-cell .query-cell tnb transcribe~ transcribestreaming+~ transfer~ transform -custom trustedadvisor ' +
  'verifiedpermissions+ voiceid vpc-lattice wafv2+ wellarchitected wisdom workflows-omics+ workmail ' +
  'workmailmessageflow workspaces> -web+ xray~';

/** Short names with their flags. */
export function listedServices(): Map<string, string> {
  const found = new Map<string, string>();
  let stem = '';
  for (const word of SERVICE_LIST.split(' ')) {
    const goesOn = /^[-.]/.test(word);
    const [name = '', flags = ''] = (goesOn ? stem + word : word).split(/(?=[:+^~<>])(.*)/);
    if (!goesOn) stem = /^[a-z0-9]+/.exec(name)?.[0] ?? '';
    if (flags !== ':') found.set(name, flags);
  }
  return found;
}
