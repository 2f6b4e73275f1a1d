import { namesOf, type WaitingStack } from './assembly.ts';
import { type Run, run } from './run.ts';

export interface WatchedService {
  readonly cluster: string;
  readonly service: string;
  readonly region: string;
}

/** The services of an assembly, each in the cluster of its region. */
export const deployed = (stacks: readonly WaitingStack[]): readonly WatchedService[] =>
  namesOf(stacks, 'AWS::ECS::Service', 'ServiceName').flatMap(({ stack, name: service }) =>
    namesOf(stacks, 'AWS::ECS::Cluster', 'ClusterName')
      .filter(cluster => cluster.stack.region === stack.region)
      .map(({ name: cluster }) => ({ cluster, service, region: stack.region })),
  );

/** What `aws ecs describe-service-deployments` says, as far as we read it. */
export interface ServiceDeployment {
  readonly status: string;
  readonly lifecycleStage?: string;
  readonly statusReason?: string;
  readonly targetServiceRevision?: { readonly requestedProductionTrafficWeight?: number; readonly runningTaskCount?: number };
}

/** `event-planner-prod-booking: in progress · production traffic shift · 35 % of people on the new version`. */
export function sentenceOf(service: string, { status, lifecycleStage, statusReason, targetServiceRevision }: ServiceDeployment): string {
  const share = targetServiceRevision?.requestedProductionTrafficWeight;
  const facts = [
    words(status),
    ...(lifecycleStage === undefined ? [] : [words(lifecycleStage)]),
    ...(share === undefined ? [] : [`${share} % of people on the new version`]),
    ...(statusReason === undefined ? [] : [statusReason]),
  ];
  return `${service}: ${facts.join(' · ')}`;
}

const words = (constant: string): string => constant.toLowerCase().replaceAll('_', ' ');

/** Each call gives the sentences that are new since the one before. */
export function createWatch(services: readonly WatchedService[], execute: Run = run): () => Promise<readonly string[]> {
  const said = new Map<string, string>();
  return async () => {
    const sentences = await Promise.all(services.map(async one => [one.region + one.service, await stateOf(one, execute)] as const));
    return sentences.flatMap(([key, sentence]) => {
      if (sentence === undefined || said.get(key) === sentence) return [];
      said.set(key, sentence);
      return [sentence];
    });
  };
}

/** Undefined while there is nothing to tell; a question that fails is asked again, for the deployment does not depend on it. */
async function stateOf({ cluster, service, region }: WatchedService, execute: Run): Promise<string | undefined> {
  const ecs = async <Answer>(...args: readonly string[]): Promise<Answer> =>
    JSON.parse(await execute('aws', ['ecs', ...args, '--region', region, '--output', 'json']));
  try {
    const listed = await ecs<{ serviceDeployments: { serviceDeploymentArn: string }[] }>(
      'list-service-deployments',
      '--cluster',
      cluster,
      '--service',
      service,
      '--max-results',
      '1',
    );
    const newest = listed.serviceDeployments[0]?.serviceDeploymentArn;
    if (newest === undefined) return undefined;
    const { serviceDeployments } = await ecs<{ serviceDeployments: ServiceDeployment[] }>(
      'describe-service-deployments',
      '--service-deployment-arns',
      newest,
    );
    return serviceDeployments[0] && sentenceOf(service, serviceDeployments[0]);
  } catch {
    return undefined;
  }
}
