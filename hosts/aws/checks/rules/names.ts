import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';
import { type Placed, resourcesOf } from '../template/resources.ts';
import { textAt } from '../template/values.ts';

interface Named {
  readonly property: string;
  /** Characters AWS takes. */
  readonly longest: number;
  /** One namespace for all regions of an account, or of the world. @default a region's own */
  readonly everywhere?: boolean;
}

/** From each type's reference page. What CloudFormation names by itself is always unique. */
const named: Readonly<Record<string, Named>> = {
  'AWS::Backup::BackupVault': { property: 'BackupVaultName', longest: 50 },
  'AWS::CloudFront::Function': { property: 'Name', longest: 64, everywhere: true },
  'AWS::CloudWatch::Alarm': { property: 'AlarmName', longest: 255 },
  'AWS::CloudWatch::CompositeAlarm': { property: 'AlarmName', longest: 255 },
  'AWS::CloudWatch::Dashboard': { property: 'DashboardName', longest: 255, everywhere: true },
  'AWS::DocDB::DBCluster': { property: 'DBClusterIdentifier', longest: 63 },
  'AWS::DynamoDB::Table': { property: 'TableName', longest: 255 },
  'AWS::ECR::Repository': { property: 'RepositoryName', longest: 256 },
  'AWS::ECS::Cluster': { property: 'ClusterName', longest: 255 },
  'AWS::ECS::Service': { property: 'ServiceName', longest: 255 },
  'AWS::ElastiCache::ReplicationGroup': { property: 'ReplicationGroupId', longest: 40 },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': { property: 'Name', longest: 32 },
  'AWS::ElasticLoadBalancingV2::TargetGroup': { property: 'Name', longest: 32 },
  'AWS::Events::Rule': { property: 'Name', longest: 64 },
  'AWS::IAM::ManagedPolicy': { property: 'ManagedPolicyName', longest: 128, everywhere: true },
  'AWS::IAM::Role': { property: 'RoleName', longest: 64, everywhere: true },
  'AWS::Lambda::Function': { property: 'FunctionName', longest: 64 },
  'AWS::Logs::LogGroup': { property: 'LogGroupName', longest: 512 },
  'AWS::OpenSearchService::Domain': { property: 'DomainName', longest: 28 },
  'AWS::RDS::DBCluster': { property: 'DBClusterIdentifier', longest: 63 },
  'AWS::RDS::DBInstance': { property: 'DBInstanceIdentifier', longest: 63 },
  'AWS::S3::Bucket': { property: 'BucketName', longest: 63, everywhere: true },
  'AWS::SNS::Topic': { property: 'TopicName', longest: 256 },
  'AWS::SQS::Queue': { property: 'QueueName', longest: 80 },
  'AWS::SSM::Parameter': { property: 'Name', longest: 1011 },
  'AWS::SecretsManager::Secret': { property: 'Name', longest: 512 },
  'AWS::StepFunctions::StateMachine': { property: 'StateMachineName', longest: 80 },
};

/** Names that are stated, since others compute them: short enough, begun with the system's and environment's, taken once. */
export function checkNames(subject: Pick<Subject, 'stacks' | 'system' | 'environmentName'>): readonly Finding[] {
  const prefix = `${subject.system.name}-${subject.environmentName}-`;
  const takers = Map.groupBy(
    resourcesOf(subject, ...Object.keys(named)).flatMap(placed => nameAndPlace(placed)),
    ({ key }) => key,
  );
  return [...takers.values()].flatMap(same => [
    ...same
      .slice(1)
      .map(({ placed, name }) =>
        finding(placed, `${name} is taken by ${same[0]?.placed.where}`, 'name it after its region or its role too'),
      ),
    ...same.flatMap(({ placed, name, longest }) => [
      ...(name.length > longest
        ? [finding(placed, `${name} has ${name.length} characters, AWS takes ${longest}`, 'choose a shorter name')]
        : []),
      ...(name.includes(prefix.slice(0, -1)) || isOfAws(name)
        ? []
        : [finding(placed, `it is called ${name}`, `name it with nameIn: ${prefix}…`)]),
    ]),
  ]);
}

/** Some names are AWS's choice: `aws-waf-logs-…` must begin so. */
const isOfAws = (name: string): boolean => /^(aws-|\/aws\/)/.test(name);

const finding = ({ where }: Placed, what: string, cure: string): Finding => ({ check: 'names', where, what, cure });

function nameAndPlace(placed: Placed) {
  const how = named[placed.resource.Type];
  const name = how && textAt(placed.properties, how.property);
  if (how === undefined || name === undefined) return [];
  return [{ placed, name, longest: how.longest, key: `${placed.resource.Type} ${how.everywhere ? '' : placed.stack.region} ${name}` }];
}
