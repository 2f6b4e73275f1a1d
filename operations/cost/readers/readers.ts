import type { Reader } from '../scene.ts';
import * as care from './care.ts';
import * as databases from './databases.ts';
import * as messages from './messages.ts';
import * as network from './network.ts';
import * as tasks from './tasks.ts';
import * as watching from './watching.ts';

/** What costs money, and who reads how much. */
export const readers: Readonly<Record<string, Reader>> = {
  'AWS::ACMPCA::CertificateAuthority': tasks.authority,
  'AWS::ApplicationAutoScaling::ScalingPolicy': watching.scalingPolicy,
  'AWS::ApplicationSignals::ServiceLevelObjective': watching.objective,
  'AWS::Backup::BackupPlan': care.backupPlan,
  'AWS::Backup::RestoreTestingPlan': care.restoreTest,
  'AWS::CloudFront::Distribution': network.distribution,
  'AWS::CloudTrail::Trail': care.trail,
  'AWS::CloudWatch::Alarm': watching.alarm,
  'AWS::CloudWatch::CompositeAlarm': watching.compositeAlarm,
  'AWS::CloudWatch::Dashboard': watching.dashboard,
  'AWS::Config::ConfigRule': care.configRule,
  'AWS::Config::ConfigurationRecorder': care.configRecorder,
  'AWS::DocDB::DBCluster': databases.documentsCluster,
  'AWS::DocDB::DBInstance': databases.documentsInstance,
  'AWS::DynamoDB::GlobalTable': databases.table,
  'AWS::DynamoDB::Table': databases.table,
  'AWS::EC2::EIP': network.elasticAddress,
  'AWS::EC2::FlowLog': network.flowLog,
  'AWS::EC2::NatGateway': network.natGateway,
  'AWS::EC2::VPCEndpoint': network.endpoint,
  'AWS::ECR::Repository': tasks.repository,
  'AWS::ECS::Cluster': tasks.cluster,
  'AWS::ECS::Service': tasks.service,
  'AWS::ElastiCache::ReplicationGroup': databases.cache,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': network.loadBalancer,
  'AWS::Events::Archive': messages.archive,
  'AWS::Events::EventBus': messages.bus,
  'AWS::GuardDuty::Detector': care.detector,
  'AWS::KMS::Key': care.key,
  'AWS::KMS::ReplicaKey': care.key,
  'AWS::Lambda::Function': care.lambda,
  'AWS::Logs::MetricFilter': watching.metricFilter,
  'AWS::OpenSearchService::Domain': databases.search,
  'AWS::RDS::DBCluster': databases.cluster,
  'AWS::RDS::DBInstance': databases.instance,
  'AWS::RDS::DBProxy': databases.proxy,
  'AWS::Route53::HealthCheck': network.healthCheck,
  'AWS::Route53::HostedZone': network.hostedZone,
  'AWS::S3::Bucket': databases.bucket,
  'AWS::SNS::Subscription': messages.subscription,
  'AWS::SNS::Topic': messages.topic,
  'AWS::SQS::Queue': messages.queue,
  'AWS::Scheduler::Schedule': care.schedule,
  'AWS::SecretsManager::Secret': care.secret,
  'AWS::SecurityHub::Standard': care.securityStandard,
  'AWS::StepFunctions::StateMachine': care.stateMachine,
  'AWS::Synthetics::Canary': watching.canary,
  'AWS::WAFv2::WebACL': network.firewall,
};
