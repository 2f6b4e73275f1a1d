import type { Environment } from '@event-planner/model';

/**
 * Everything we do against advice, with the reason, in one file that is reviewed as a whole. Nothing is acknowledged anywhere else, and a
 * test fails when an entry no longer covers anything.
 */

/** A rule of cdk-nag that is not satisfied. */
export interface Acknowledgement {
  /** With its pack's name; a pattern where the rule names what it found. */
  readonly rule: string | RegExp;
  /** Of construct paths. */
  readonly where: RegExp;
  /** Only in environments of these purposes. @default in all */
  readonly purposes?: readonly Environment['purpose'][];
  readonly reason: string;
}

/** Something that holds data which may go with its stack. */
export interface Losable {
  readonly where: RegExp;
  readonly reason: string;
}

/** Actions an identity may do on every resource, though AWS would let them be narrowed. */
export interface WildcardReason {
  readonly actions: readonly string[];
  readonly where: RegExp;
  readonly reason: string;
}

export const acknowledgements: readonly Acknowledgement[] = [
  {
    rule: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
    where: /./,
    reason:
      'rules/permissions.ts judges each such statement, and knows which actions AWS allows on * alone; the others need a reason below',
  },
  {
    rule: /^AwsSolutions::AwsSolutions-IAM5\[Action::kms:(GenerateDataKey|ReEncrypt)\*\]$/,
    where: /./,
    reason: 'AWS names the variants of one permission so in the policies it documents; the resource is one key',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-EC23',
    where: /^(standby-)?network\/internet-to-edge-\d+-arrives$/,
    reason: 'people come from everywhere; the load balancer is the one thing they reach, behind the firewall, and port 80 only redirects',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-ECS2',
    where: /^[^/]+\/Task\/Resource$/,
    reason: 'variables hold names and addresses that the template states anyway; secrets are secrets, which rules/secrets.ts checks',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-S1',
    where: /\/access-logs\/Resource$/,
    reason: 'it holds access logs: logging its own accesses would never end',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-SMG4',
    where: /^edge\/origin-key\/Resource$/,
    reason: 'the CDN and the load balancer read it when deployed; a rotation between two deployments would shut the one out of the other',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-CFR1',
    where: /^web\/Distribution\/Resource$/,
    reason: 'tickets are sold to people in every country',
  },
  {
    rule: /^AwsSolutions::AwsSolutions-IAM4\[Policy::.*AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity\]$/,
    where: /^(standby-)?network\/service-connect-role\/Resource$/,
    reason: 'AWS keeps it equal to what ECS does for certificates; it reaches secrets called ecs-sc! and authorities tagged for ECS alone',
  },
  {
    rule: /^AwsSolutions::AwsSolutions-IAM4\[Policy::.*AWSBackupServiceRolePolicyFor(S3)?(Backup|Restores?)\]$/,
    where: /^(standby-)?recovery\/(Backup|Restore)Role\/Resource$/,
    reason:
      'what AWS Backup does differs by store and grows with it; AWS keeps these policies equal to it, for the service alone to assume',
  },
  {
    rule: /^AwsSolutions::AwsSolutions-IAM4\[Policy::.*AWS_ConfigRole\]$/,
    where: /^(standby-)?governance\/ConfigRole\/Resource$/,
    reason: 'AWS Config reads the settings of every resource type there is; AWS adds to the policy with each new one',
  },
  {
    rule: /^AwsSolutions::AwsSolutions-IAM4\[Policy::.*\/ReadOnlyAccess\]$/,
    where: /^(standby-)?governance\/drift\/Role\/Resource$/,
    reason: 'drift detection reads every resource of a stack as whoever asks; the role may read, and CloudFormation alone takes it on',
  },
  {
    rule: /^AwsSolutions::AwsSolutions-IAM5\[Resource::arn:aws:s3:::[a-z0-9-]+-audit-\d+\/AWSLogs\/\d+\/Config\/\*\]$/,
    where: /^(standby-)?governance\/ConfigRole\/DefaultPolicy\/Resource$/,
    reason: 'Config names the objects it writes; the prefix is the one it keeps for this account',
  },
  {
    rule: /^AwsSolutions::AwsSolutions-IAM5\[Resource::arn:aws:(cloudformation|ecs):[a-z0-9-]+:\d+:(stack|service|service-deployment)\/[a-z0-9-]+-\*/,
    where: /^(standby-)?delivery\/(deploy|plan)\/DefaultPolicy\/Resource$/,
    reason: 'one role deploys all stacks and services of the environment, whose names begin alike, and nothing else in the account',
  },
  {
    rule: /^AwsSolutions::AwsSolutions-IAM5\[Resource::arn:aws:(s3:::[a-z0-9-]+-web-\d+\/\*|cloudfront::\d+:distribution\/\*)\]$/,
    where: /^delivery\/deploy\/DefaultPolicy\/Resource$/,
    reason: "the web app's files have names of their build, and the distribution an id that its stack, made later, gives it",
  },
  {
    rule: /^AwsSolutions::AwsSolutions-IAM5\[Resource::arn:aws:logs:[^\]]*\/aws\/lambda\/[a-z0-9-]+:\*\]$/,
    where: /^(standby-)?recovery\/ProbeRole\/DefaultPolicy\/Resource$/,
    reason: 'a function writes streams of its own log group, whose names AWS chooses',
  },
  {
    rule: /^AwsSolutions::AwsSolutions-IAM5\[Resource::(arn:aws:(application-autoscaling:[a-z0-9-]+:\d+:scalable-target|route53:::(hostedzone|healthcheck))\/\*|<Probe[A-Z0-9]+\.Arn>:\*)\]$/,
    where: /^standby-recovery\/Failover\/Role\/DefaultPolicy\/Resource$/,
    reason: 'AWS gives these ids when they are made, in part in the other region; the failover finds them by the names we gave',
  },
  {
    rule: /^AwsSolutions::AwsSolutions-IAM4\[Policy::.*AmazonRDSEnhancedMonitoringRole\]$/,
    where: /^(standby-)?data\/database-monitoring-role\/Resource$/,
    reason: 'what RDS writes while it watches a server; AWS keeps the policy equal to it, and it reaches one log group',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-RDS11',
    where: /^(standby-)?data\/[a-z-]*database[a-z0-9-]*\/Resource$/,
    reason: 'security groups let the tasks in and nobody else: another port would hide the server from no one',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-RDS2',
    where: /^((standby-)?data\/[a-z-]*database-replica-\d+|standby-data\/[a-z-]*database)\/Resource$/,
    reason: 'a replica is encrypted as its source is; CloudFormation refuses to hear it a second time (F3020)',
  },
  {
    rule: /^AwsSolutions::AwsSolutions-RDS(3|10)$/,
    where: /^(standby-)?data\/[a-z-]*database-replica-\d+\/Resource$/,
    reason: 'a replica holds nothing of its own, and another one answers while it is made again',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-RDS3',
    where: /^standby-data\/[a-z-]*database\/Resource$/,
    reason: 'a copy that waits needs no standby of its own; the failover gives it one when it becomes the original',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-RDS3',
    where: /^data\/[a-z-]*database\/Resource$/,
    purposes: ['development'],
    reason: 'the model gives it no standby: its data may be thrown away, and a day may pass until it is back',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-RDS10',
    where: /^data\/[a-z-]*database\/Resource$/,
    purposes: ['development', 'staging'],
    reason: 'only production is kept from being taken down as a whole',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-SMG4',
    where: /^(standby-)?data\/[a-z-]+\/Resource$/,
    reason:
      'passwords of databases and documents rotate by themselves; keys of ours and of others are changed by the runbook, since both sides must know the new one at once',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-AEC4',
    where: /^data\/cache$/,
    purposes: ['development'],
    reason: 'the model gives it one node',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-AEC4',
    where: /^standby-data\/cache$/,
    reason: 'while it waits the standby region has one node of everything; the failover adds the others',
  },
  {
    rule: /^AwsSolutions::AwsSolutions-IAM5\[Resource::arn:aws:(ecr:[a-z0-9-]+:\d+:repository\/[a-z-]+-pr-\*|s3:::[a-z-]+-pr-\*-web-\d+(\/\*)?)\]$/,
    where: /^delivery\/deploy\/DefaultPolicy\/Resource$/,
    purposes: ['development'],
    reason: 'previews of pull requests are named by their number, which nobody knows before',
  },
  {
    rule: /^AwsSolutions::AwsSolutions-IAM5\[Resource::arn:aws:application-autoscaling:[a-z0-9-]+:\d+:scalable-target\/\*\]$/,
    where: /^governance\/HoursRole\/DefaultPolicy\/Resource$/,
    purposes: ['development'],
    reason: 'AWS gives these ids when services are made, which is after this role',
  },
  {
    rule: /^AwsSolutions::AwsSolutions-IAM5\[Resource::arn:aws:s3:::[a-z0-9-]+-web(-copy)?-\d+\/\*\]$/,
    where: /^web\/pages-copyist\/DefaultPolicy\/Resource$/,
    reason: 'S3 copies every object of the one bucket into the other; the names are those of each release',
  },
  {
    rule: /^AwsSolutions::AwsSolutions-IAM5\[Resource::\{"Fn::GetStackOutput":\{.*"OutputName":"PublishOutputFnGetAtt\w+bucket\w+"\}\}\/\*\]$/,
    where: /\/TaskRole\/DefaultPolicy\/Resource$/,
    reason: 'a service puts, gets and deletes objects of its own bucket, whose keys are made with them',
  },
];

export const losable: readonly Losable[] = [
  {
    where: /^edge\/origin-key\/Resource$/,
    reason: 'a random word that the CDN and the load balancer share: another one is as good',
  },
];

export const wildcards: readonly WildcardReason[] = [];
