import type { Subject } from '../subject.ts';

/** A template's resource, open to be spoiled. */
// oxlint-disable-next-line typescript/no-explicit-any -- a fault may have any shape, above all a wrong one
type Open = any;

interface OpenResource {
  readonly id: string;
  readonly stackId: string;
  readonly p: Open;
  readonly resource: Open;
  readonly resources: Open;
}

type Spoil = (subject: Subject) => void;

/** The first resource of a type that has what is to be spoiled. */
function first(subject: Subject, type: string, has: (p: Open) => boolean = () => true): OpenResource {
  for (const { id: stackId, template } of subject.stacks)
    for (const [id, resource] of Object.entries(template.Resources))
      if (resource.Type === type && has(resource.Properties ?? {}))
        return { id, stackId, p: (resource as Open).Properties, resource, resources: template.Resources };
  throw new Error(`there is no ${type} that this fault could spoil`);
}

const statement = (subject: Subject, has: (one: Open) => boolean = () => true): Open =>
  first(subject, 'AWS::IAM::Policy', p => p.PolicyDocument.Statement.some(has)).p.PolicyDocument.Statement.find(has);

const allows = (one: Open): boolean => one.Effect === 'Allow';

const queue = (s: Subject): OpenResource => first(s, 'AWS::SQS::Queue', p => p.RedrivePolicy !== undefined);
const container = (s: Subject): Open => first(s, 'AWS::ECS::TaskDefinition').p.ContainerDefinitions[0];
const database = (s: Subject): OpenResource => first(s, 'AWS::RDS::DBInstance', p => p.SourceDBInstanceIdentifier === undefined);

export const faultsInTemplates: Readonly<Record<string, Spoil>> = {
  'a property is misspelt': s => (database(s).p.MultiAzz = true),
  'a required property is missing': s => delete first(s, 'AWS::ElastiCache::ReplicationGroup').p.ReplicationGroupDescription,
  'a list is written as a text': s => (first(s, 'AWS::ElasticLoadBalancingV2::ListenerRule').p.Actions = 'forward'),
  'a load balancer has a scheme that does not exist': s => (first(s, 'AWS::ElasticLoadBalancingV2::LoadBalancer').p.Scheme = 'internet'),
  'a strategy of deployment does not exist': s => (first(s, 'AWS::ECS::Service').p.DeploymentConfiguration.Strategy = 'BLUEGREEN'),
  'Fargate has no task of that size': s => (first(s, 'AWS::ECS::TaskDefinition').p.Memory = '9999'),
  'a database version does not exist': s => (database(s).p.EngineVersion = '15.99'),
  'a database version is no longer supported': s => (database(s).p.EngineVersion = '15.3'),
  'a database class does not exist': s => (database(s).p.DBInstanceClass = 'db.t99.large'),
  'a cache node type does not exist': s => (first(s, 'AWS::ElastiCache::ReplicationGroup').p.CacheNodeType = 'cache.zz.large'),
  'a reference leads nowhere': s => (first(s, 'AWS::SNS::Subscription').p.TopicArn = { Ref: 'Nowhere' }),
  'an attribute does not exist': s => (first(s, 'AWS::SNS::Subscription').p.Endpoint = { 'Fn::GetAtt': [queue(s).id, 'Arnn'] }),
  'two resources wait for each other': s => {
    const { resources } = queue(s);
    const [a = '', b = ''] = Object.keys(resources);
    resources[a].DependsOn = b;
    resources[b].DependsOn = a;
  },
  'a queue keeps messages for three years': s => (queue(s).p.MessageRetentionPeriod = 99_999_999),
  'a resource type does not exist': s => (queue(s).resources.Wrong = { Type: 'AWS::SQS::Queuee' }),
  'a port range is reversed': s => Object.assign(first(s, 'AWS::EC2::SecurityGroupIngress').p, { FromPort: 90, ToPort: 80 }),
  'an alarm compares in a way that does not exist': s => (first(s, 'AWS::CloudWatch::Alarm').p.ComparisonOperator = 'Greater'),
  'a function runs on a Node that is gone': s => (first(s, 'AWS::Lambda::Function').p.Runtime = 'nodejs16.x'),
  'a password is written out': s => (database(s).p.MasterUserPassword = 'hunter2hunter2'),
  'a log group keeps logs for ever': s => delete first(s, 'AWS::Logs::LogGroup').p.RetentionInDays,
  'a database is public': s => (database(s).p.PubliclyAccessible = true),
  'a container may write its root': s => (container(s).ReadonlyRootFilesystem = false),
  'a bucket may be public': s => (first(s, 'AWS::S3::Bucket').p.PublicAccessBlockConfiguration.RestrictPublicBuckets = false),
  'a container is privileged': s => (container(s).Privileged = true),
  'containers want more memory than their task': s => (container(s).Memory = 999_999),
  'a trust policy has a misspelt effect': s => (first(s, 'AWS::IAM::Role').p.AssumeRolePolicyDocument.Statement[0].Effect = 'Alow'),
  'an action does not exist': s => (statement(s).Action = ['s3:GetObjct']),
  'a service of an action does not exist': s => (statement(s).Action = ['s33:GetObject']),
  'everything is allowed': s => Object.assign(statement(s, allows), { Action: '*', Resource: '*' }),
  'all of a service is allowed': s => Object.assign(statement(s, allows), { Action: ['dynamodb:*'] }),
  'an action is allowed on everything without a reason': s =>
    Object.assign(statement(s, allows), { Action: ['s3:GetObject'], Resource: '*' }),
  'all actions but some are allowed': s => Object.assign(statement(s, allows), { Action: undefined, NotAction: ['iam:*'] }),
  'a queue lets anybody in': s => {
    const [one] = first(s, 'AWS::SQS::QueuePolicy').p.PolicyDocument.Statement.filter(allows);
    Object.assign(one, { Principal: '*', Condition: undefined });
  },
  'a range of addresses is too long': s => (first(s, 'AWS::EC2::Subnet').p.CidrBlock = '10.20.0.0/99'),
  'a range of addresses has bits after its length': s => (first(s, 'AWS::EC2::Subnet').p.CidrBlock = '10.20.0.1/24'),
  'a health check takes longer than the time between two': s =>
    Object.assign(first(s, 'AWS::ElasticLoadBalancingV2::TargetGroup').p, {
      HealthCheckTimeoutSeconds: 60,
      HealthCheckIntervalSeconds: 10,
    }),
  'people are sent to a port nobody listens on': s =>
    (first(s, 'AWS::ECS::Service', p => p.LoadBalancers).p.LoadBalancers[0].ContainerPort = 9999),
  'others look for a port that has no name': s =>
    (first(s, 'AWS::ECS::Service', p => p.ServiceConnectConfiguration?.Services?.[0]).p.ServiceConnectConfiguration.Services[0].PortName =
      'nowhere'),
  'a gradual shift says nothing of its pace': s => {
    const { DeploymentConfiguration } = first(s, 'AWS::ECS::Service', p => p.DeploymentConfiguration.Strategy === 'LINEAR').p;
    delete DeploymentConfiguration.LinearConfiguration;
  },
  'a deployment rolls back on an alarm that does not exist': s =>
    (first(s, 'AWS::ECS::Service', p => p.DeploymentConfiguration.Alarms).p.DeploymentConfiguration.Alarms.AlarmNames[0] = 'misspelt'),
  'a composite alarm is made of one that does not exist': s =>
    (first(s, 'AWS::CloudWatch::CompositeAlarm').p.AlarmRule = 'ALARM("misspelt")'),
  'a service is gone': s => {
    const { resources, id } = first(s, 'AWS::ECS::Service');
    delete resources[id];
  },
  'two rules have one priority': s => {
    const rule = first(s, 'AWS::ElasticLoadBalancingV2::ListenerRule');
    rule.resources.Second = structuredClone(rule.resource);
  },
  'a queue loses its dead letters': s => delete queue(s).p.RedrivePolicy,
  'a dead letter wakes nobody': s => {
    const { resources, id } = first(s, 'AWS::CloudWatch::Alarm', p => p.AlarmName.endsWith('-dead-letters'));
    delete resources[id];
  },
  'an alarm tells nobody': s => delete first(s, 'AWS::CloudWatch::Alarm').p.AlarmActions,
  "an alarm's article does not exist": s => (first(s, 'AWS::CloudWatch::Alarm').p.AlarmDescription = 'see docs/runbooks/unheard-of.md'),
  'a queue hears every message of its topic': s => delete first(s, 'AWS::SNS::Subscription', p => p.FilterPolicy).p.FilterPolicy,
  'a queue hears nothing': s => {
    const { resources, id } = first(s, 'AWS::SNS::Subscription', p => p.FilterPolicy);
    delete resources[id];
  },
  'a security group lets everybody in': s => {
    const rule = first(s, 'AWS::EC2::SecurityGroupIngress', p => p.SourceSecurityGroupId);
    delete rule.p.SourceSecurityGroupId;
    rule.p.CidrIp = '0.0.0.0/0';
  },
  'a rule is written inside its group': s =>
    (first(s, 'AWS::EC2::SecurityGroup').p.SecurityGroupIngress = [
      { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '10.20.0.0/16' },
    ]),
  'a rule opens all ports': s => Object.assign(first(s, 'AWS::EC2::SecurityGroupIngress').p, { IpProtocol: '-1' }),
  'a declared connection has no rule': s => {
    const { resources, id } = first(s, 'AWS::EC2::SecurityGroupEgress');
    delete resources[id];
  },
  'an access key stands in a variable': s => (container(s).Environment ??= []).push({ Name: 'HARMLESS', Value: 'AKIAIOSFODNN7EXAMPLE' }),
  'a secret is handed over as a variable': s => (container(s).Environment ??= []).push({ Name: 'CACHE_PASSWORD', Value: 'correct horse' }),
  'a database goes with its stack': s => (database(s).resource.DeletionPolicy = 'Delete'),
  'a database goes when it is replaced': s => (database(s).resource.UpdateReplacePolicy = 'Delete'),
  'a database may be deleted by hand': s => (database(s).p.DeletionProtection = false),
  'a stack that holds data may be deleted': s => {
    const { stackId } = database(s);
    Object.assign(s.stacks.find(({ id }) => id === stackId) ?? {}, { terminationProtection: false });
  },
  'a database gets another logical id': s => {
    const { resources, id, resource } = database(s);
    delete resources[id];
    resources[`${id}2`] = resource;
  },
  'a database gets another name': s => (database(s).p.DBInstanceIdentifier = 'event-planner-prod-renamed'),
  'a stack reads an output that does not exist': s =>
    (first(s, 'AWS::ECS::Service').p.Cluster['Fn::GetStackOutput'].OutputName = 'Misspelt'),
  'a stack reads an output of another region': s => (first(s, 'AWS::ECS::Service').p.Cluster['Fn::GetStackOutput'].Region = 'eu-central-1'),
  'a name is taken twice': s => {
    const one = first(s, 'AWS::SNS::Topic', p => p.TopicName);
    one.resources.Second = structuredClone(one.resource);
  },
  'a name is not of this environment': s => (first(s, 'AWS::SNS::Topic', p => p.TopicName).p.TopicName = 'alerts'),
  'a name is longer than AWS takes': s => (first(s, 'AWS::IAM::Role').p.RoleName = `event-planner-prod-${'x'.repeat(60)}`),
};
