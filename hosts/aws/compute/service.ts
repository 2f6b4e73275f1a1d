import type { Deployable } from '@event-planner/model';
import {
  type aws_cloudwatch as cloudwatch,
  aws_ecs as ecs,
  aws_iam as iam,
  type aws_logs as logs,
  Duration,
  type Stack,
} from 'aws-cdk-lib';
import { type Deployment, isProduction, nameIn } from '../deployment.ts';
import type { Network } from '../network/network.ts';
import { connectionsOfTask } from './connect.ts';
import { capacityOf, portOf } from './size.ts';
import { coloursOf, type Targets } from './targets.ts';
import { appContainer, startup } from './task.ts';

export interface ServiceParts {
  readonly deployable: Deployable;
  readonly network: Network;
  readonly task: ecs.FargateTaskDefinition;
  readonly logGroup: logs.ILogGroup;
  readonly targets: Targets | undefined;
  readonly alarms: readonly cloudwatch.Alarm[];
  /** A new version that sets one of these off goes back: names of alarms above. */
  readonly rollbackAlarms: readonly string[];
}

/** The service that keeps a deployable's tasks running, and how a new version takes over. */
export function createService(stack: Stack, deployment: Deployment, parts: ServiceParts): ecs.FargateService {
  const { deployable, network, task, targets, alarms, rollbackAlarms } = parts;
  const connect = connectionsOfTask(deployment, parts);
  const service = new ecs.FargateService(stack, 'Service', {
    serviceName: nameIn(deployment, deployable.name),
    cluster: network.cluster,
    taskDefinition: task,
    // No desired count: every deployment would set it, in the middle of a rush as well. The scaling keeps it within its bounds.
    vpcSubnets: network.subnets.tasks,
    securityGroups: [network.groupOf(deployable.name)],
    assignPublicIp: false,
    capacityProviderStrategies: [...capacityOf(deployment.environment)],
    availabilityZoneRebalancing: ecs.AvailabilityZoneRebalancing.ENABLED,
    minHealthyPercent: 100,
    maxHealthyPercent: 200,
    ...(targets && { healthCheckGracePeriod: startup }),
    enableExecuteCommand: deployment.environment.purpose === 'development',
    enableECSManagedTags: true,
    propagateTags: ecs.PropagatedTagSource.SERVICE,
    ...(connect && { serviceConnectConfiguration: connect }),
    ...(rollbackAlarms.length > 0 && {
      deploymentAlarms: { alarmNames: [...rollbackAlarms], behavior: ecs.AlarmBehavior.ROLLBACK_ON_ALARM },
    }),
    ...takeover(deployment, targets),
  });
  // ECS refuses a service whose alarms do not exist yet; names alone do not tell CloudFormation so.
  alarms.forEach(alarm => service.node.addDependency(alarm));
  if (targets) attach(service, { deployment, deployable, targets });
  return service;
}

/**
 * ECS moves people in equal steps or in two. Steps of 5 % are the equal ones that pass 5, 25 and 50 % on the way to all; at two minutes
 * each, errors of the first share are counted before many more people see them, and all is done in 40 minutes.
 */
const shift = { stepPercent: 5, stepBakeTime: Duration.minutes(2) };
/** How long the version before stays, warm, after the last step: longer than the slowest critical alarm of a task needs. */
const bakeTime = Duration.minutes(10);

type Takeover = Pick<ecs.FargateServiceProps, 'deploymentStrategy' | 'bakeTime' | 'linearConfiguration' | 'circuitBreaker'>;

/** Where nobody pays, all people move at once; the alarms and the way back are the same. */
function takeover(deployment: Deployment, targets: Targets | undefined): Takeover {
  // Tasks that never come up set off no alarm: the ones before them still answer. The breaker ends such a deployment, of either kind.
  const circuitBreaker = { enable: true, rollback: true };
  if (!targets?.green) return { deploymentStrategy: ecs.DeploymentStrategy.ROLLING, circuitBreaker };
  if (!isProduction(deployment)) return { deploymentStrategy: ecs.DeploymentStrategy.BLUE_GREEN, bakeTime, circuitBreaker };
  return { deploymentStrategy: ecs.DeploymentStrategy.LINEAR, linearConfiguration: shift, bakeTime, circuitBreaker };
}

interface Attached {
  readonly deployment: Deployment;
  readonly deployable: Deployable;
  readonly targets: Targets;
}

function attach(service: ecs.FargateService, { deployment, deployable, targets }: Attached): void {
  const { blue, green, rule, testRule } = targets;
  const target = service.loadBalancerTarget({
    containerName: appContainer,
    containerPort: portOf(deployment, deployable),
    ...(green && {
      alternateTarget: new ecs.AlternateTarget('Green', {
        alternateTargetGroup: green,
        productionListener: ecs.ListenerRuleConfiguration.applicationListenerRule(rule),
        testListener: ecs.ListenerRuleConfiguration.applicationListenerRule(testRule),
        role: roleToShift(service, targets),
      }),
    }),
  });
  blue.addTarget(target);
  service.node.addDependency(rule, testRule);
}

/** What ECS may do to the load balancer while it moves people: the policy AWS manages for this, on these two rules and groups alone. */
function roleToShift(service: ecs.FargateService, targets: Targets): iam.Role {
  const { stack } = service;
  const role = new iam.Role(stack, 'ShiftRole', {
    assumedBy: new iam.ServicePrincipal('ecs.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': stack.account } } }),
    description: 'moves people from one version to the next',
  });
  const allow = (resources: string[], ...verbs: readonly string[]): boolean =>
    role.addToPolicy(new iam.PolicyStatement({ actions: verbs.map(verb => `elasticloadbalancing:${verb}`), resources }));
  allow([targets.rule.listenerRuleArn, targets.testRule.listenerRuleArn], 'ModifyRule');
  allow(
    coloursOf(targets).map(group => group.targetGroupArn),
    'RegisterTargets',
    'DeregisterTargets',
  );
  // The load balancer's questions know no resources.
  allow(['*'], 'DescribeListeners', 'DescribeRules', 'DescribeTargetGroups', 'DescribeTargetHealth');
  return role;
}
