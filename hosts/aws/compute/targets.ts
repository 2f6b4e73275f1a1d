import type { Deployable } from '@event-planner/model';
import { aws_elasticloadbalancingv2 as elbv2, Duration, type Stack } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';
import type { Edge } from '../edge/edge.ts';
import type { RoutingRule } from '../edge/rules.ts';
import type { Network } from '../network/network.ts';
import { portOf } from './size.ts';

/** Where the load balancer finds a deployable's tasks. */
export interface Targets {
  readonly blue: elbv2.ApplicationTargetGroup;
  /** Where the next version comes up, when versions change colours. */
  readonly green?: elbv2.ApplicationTargetGroup;
  readonly rule: elbv2.ApplicationListenerRule;
  readonly testRule: elbv2.ApplicationListenerRule;
}

export interface TargetParts {
  readonly deployable: Deployable;
  readonly network: Network;
  readonly edge: Edge;
}

export const coloursOf = ({ blue, green }: Targets): readonly elbv2.ApplicationTargetGroup[] => (green ? [blue, green] : [blue]);

/** Undefined for a deployable that nobody outside asks. */
export function createTargets(stack: Stack, deployment: Deployment, { deployable, network, edge }: TargetParts): Targets | undefined {
  const paths = pathsOf(deployment, { deployable, network, edge });
  if (!paths) return undefined;
  const blue = createGroup(stack, 'Blue', { deployment, deployable, network });
  const green =
    deployment.environment.deployment === 'blue-green' ? createGroup(stack, 'Green', { deployment, deployable, network }) : undefined;
  // Both colours stand in both rules from the start: a deployment only moves the weights.
  const action = (): elbv2.ListenerAction =>
    green
      ? elbv2.ListenerAction.weightedForward([
          { targetGroup: blue, weight: 100 },
          { targetGroup: green, weight: 0 },
        ])
      : elbv2.ListenerAction.forward([blue]);
  const rule = (id: string, listener: elbv2.IApplicationListener): elbv2.ApplicationListenerRule =>
    new elbv2.ApplicationListenerRule(stack, id, {
      listener,
      priority: paths.priority,
      conditions: [elbv2.ListenerCondition.pathPatterns([...paths.patterns])],
      action: action(),
    });
  return { blue, ...(green && { green }), rule: rule('Rule', edge.listener), testRule: rule('TestRule', edge.testListener) };
}

/** A new task gets its share of people step by step while its code warms up; the least a load balancer offers. */
const warmUp = Duration.seconds(30);

function createGroup(
  stack: Stack,
  colour: string,
  { deployment, deployable, network }: { readonly deployment: Deployment } & Pick<TargetParts, 'deployable' | 'network'>,
): elbv2.ApplicationTargetGroup {
  const { health, drain } = deployment.system.edge;
  return new elbv2.ApplicationTargetGroup(stack, colour, {
    vpc: network.vpc,
    port: portOf(deployment, deployable),
    protocol: elbv2.ApplicationProtocol.HTTP,
    targetType: elbv2.TargetType.IP,
    deregistrationDelay: Duration.seconds(drain),
    slowStart: warmUp,
    healthCheck: {
      path: health.path,
      interval: Duration.seconds(health.every),
      timeout: Duration.seconds(health.timeout),
      healthyThresholdCount: health.healthy,
      unhealthyThresholdCount: health.unhealthy,
      healthyHttpCodes: '200',
    },
  });
}

interface Paths {
  readonly priority: number;
  readonly patterns: readonly string[];
}

/** A rule of a load balancer looks at five patterns at most, and a deployment moves the weights of one rule: all paths must fit into it. */
const patternsOfARule = 5;

/**
 * A route is two patterns, itself and what is below it. Where there are too many routes for that each becomes one, `/api/events*`: what only
 * begins like it nobody else answers either, and the service says that it is not there.
 */
function inAsManyAs(atMost: number, roots: readonly RoutingRule[]): readonly string[] {
  const exact = roots.flatMap(({ paths }) => paths);
  return exact.length <= atMost ? exact : roots.map(({ prefix }) => `${prefix}*`);
}

/** What of the system's addresses a deployable answers: all of them when it is the only one. */
function pathsOf({ system }: Deployment, { deployable, edge }: TargetParts): Paths | undefined {
  const rules = edge.routesOf(deployable);
  const roots = rules.filter(({ prefix }) => !rules.some(other => prefix.startsWith(`${other.prefix}/`)));
  if (roots.length === 0) return undefined;
  const priority = Math.max(...roots.map(root => root.priority));
  if (deployable.services.length > 1) return { priority, patterns: [system.apiPrefix, `${system.apiPrefix}/*`] };
  const patterns = inAsManyAs(patternsOfARule, roots);
  if (patterns.length > patternsOfARule)
    throw new Error(
      `${deployable.name} answers ${roots.map(({ prefix }) => prefix).join(', ')}: more than one rule of a load balancer takes; put them below a common path`,
    );
  return { priority, patterns };
}
