/**
 * Short names of AWS's endpoint services, most of whose private names follow the general rule (SVC-6).
 * From PL-LIST (page of 2026) and CDK. Behind a name: `+` NAME-fips exists too, `^` so it does with `-fips` behind the
 * first part (ecr-fips.api; both SVC-2); `~` its full name begins with `cn.` in China, `<` in cn-north-1 only, `>` in
 * cn-northwest-1 only (SVC-4, CDK).
 */
export const SERVICE_LIST =
  'access-analyzer+ account> acm+ acm-pca+ airflow.api+ airflow.env+ airflow.ops analytics-omics+ apigateway ' +
  'app-integrations appconfig+ appconfigdata+ application-autoscaling~ application-signals applicationinsights appmesh ' +
  'appmesh-envoy-management~ apprunner appstream.streaming appsync apptest aps aps-workspaces arsenal-discovery athena~ ' +
  'auditmanager autoscaling+~ autoscaling-plans awsconnector~ b2bi backup~ backup-gateway batch~ bcm-pricing-calculator ' +
  'bedrock+ bedrock-agent bedrock-agent-runtime bedrock-agentcore bedrock-agentcore.gateway bedrock-data-automation+ ' +
  'bedrock-data-automation-runtime+ bedrock-runtime+ billing billingconductor braket cases cassandra+~ ce cleanrooms+ ' +
  'cleanrooms-ml cloudcontrolapi+~ clouddirectory cloudformation+~ cloudhsmv2 cloudtrail codebuild+ codecatalyst.git ' +
  'codecatalyst.packages codecommit+ codedeploy+ codedeploy-commands-secure~ codeguru-profiler codeguru-reviewer ' +
  'codepipeline codewhisperer cognito-identity+ cognito-idp+ comprehend comprehendmedical compute-optimizer config+ ' +
  'connect-campaigns control-storage-omics+ controlcatalog controltower+ cost-optimization-hub data-servicediscovery+ ' +
  'databrew+~ dataexchange datasync datazone+ deadline.management deadline.scheduling detective+ devops-guru ' +
  'dicom-medical-imaging directconnect+ discovery dlm+ dms+~ drs ds ds-data+ dsql dynamodb+ ebs+~ ec2+~ ec2messages ' +
  'ecr-public.api ecr.api^~ ecr.dkr^~ ecs eks+~ eks-auth eks-proxy elastic-inference.runtime elasticache+~ ' +
  'elasticbeanstalk~ elasticbeanstalk-health elasticfilesystem+~ elasticloadbalancing elasticmapreduce+ email+ ' +
  'email-smtp emr-containers~ emr-serverless emr-serverless.dashboard emrwal.prod entityresolution+ events+ evidently ' +
  'evs+ execute-api~ finspace finspace-api fis+ fms+ forecast+ forecastquery+ frauddetector fsx+~ gamelift ' +
  'gameliftstreams geo.geofencing geo.maps geo.metadata geo.places geo.routes geo.tracking git-codecommit+ glue ' +
  'glue.dashboard grafana grafana-workspace greengrass groundstation+ guardduty+ guardduty-data+ healthlake highlander ' +
  'identitystore imagebuilder~ inspector-scan+ inspector2+ internetmonitor+ invoicing iot.api^ iot.data~ ' +
  'iot.fleethub.api iot.tunneling.api^ iot.tunneling.data^ iotfleetwise iotmanagedintegrations.api^ iotroborunner ' +
  'iotsitewise.api< iotsitewise.data< iottwinmaker.api iottwinmaker.data iotwireless.api ivs.contribute kafka+ ' +
  'kafkaconnect kendra kinesis-streams+~ kinesisanalytics+ kms+ lakeformation lambda~ launchwizard license-manager+~ ' +
  'license-manager-linux-subscriptions+ license-manager-user-subscriptions+ lightsail logs lookoutequipment ' +
  'lookoutmetrics lookoutvision lorawan.cups lorawan.lns m2 macie2+ mail-manager+ managedblockchain-query ' +
  'managedblockchain.bitcoin.mainnet managedblockchain.bitcoin.testnet mediaconnect mediaconvert+ medical-imaging ' +
  'memory-db memorydb-fips metering-marketplace mgn migrationhub-orchestrator migrationhub-strategy models-v2-lex ' +
  'monitoring~ mq+ neptune-graph+ neptune-graph-data network-firewall+ networkflowmonitor networkflowmonitorreports ' +
  'networkmanager networkmonitor nimble notifications notifications-contacts oam observabilityadmin organizations+ osis ' +
  'outposts panorama payment-cryptography.controlplane payment-cryptography.dataplane pca-connector-ad ' +
  'pca-connector-scep pcs+ personalize personalize-events personalize-runtime pi+ pinpoint pipes+ pipes-data polly+> ' +
  'pricing.api private-networks profile proton q qapps qldb.session quicksight-website ram+ rbin+ rds+~ rds-data ' +
  'redshift+~ redshift-data+~ redshift-serverless+ refactor-spaces rekognition+ repostspace resource-explorer-2+ ' +
  'resource-groups+ robomaker rolesanywhere+ rum runtime-medical-imaging runtime-v2-lex s3+~ s3-outposts s3tables ' +
  's3vectors sagemaker-data-science-assistant sagemaker-geospatial sagemaker.api+~ sagemaker.featurestore-runtime+~ ' +
  'sagemaker.metrics sagemaker.runtime+~ scheduler schemas scn secretsmanager securityhub+~ securitylake+ ' +
  'serverlessrepo service.user-subscriptions servicecatalog~ servicecatalog-appregistry servicediscovery+ ' +
  'servicequotas shield+ simspaceweaver sms+~ snow-device-management sns social-messaging+ sqs+~ ssm+ ssm-contacts ' +
  'ssm-incidents+ ssm-quicksetup ssm-sap+ ssmmessages states~ storage-omics storagegateway streaming-rekognition+ ' +
  'sts+~ swf+ sync-states~ synthetics+~ tagging tags-omics+ tax textract+ thinclient.api timestream-influxdb+ ' +
  'timestream.ingest-cell timestream.query-cell tnb transcribe~ transcribestreaming+~ transfer~ transform ' +
  'transform-custom translate trustedadvisor verifiedpermissions+ voiceid vpc-lattice wafv2+ wellarchitected wisdom ' +
  'workflows-omics+ workmail workmailmessageflow workspaces> workspaces-web+ xray~';
