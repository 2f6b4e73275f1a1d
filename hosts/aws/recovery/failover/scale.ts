import { type Deployable, deployablesIn } from '@event-planner/model';
import { type Size, sizeOf } from '../../compute/size.ts';
import { type Deployment, nameIn } from '../../deployment.ts';
import { call, inOrder, type Machine, otherwise, wait } from './states.ts';
import { attempt, type Tell } from './tell.ts';

const lookSeconds = 10;

/** Every deployable's tasks, to the size it has in a region of that role. `why` tells two such steps of one machine apart. */
export const scaleAll = (
  deployment: Deployment,
  { role, why, tell }: { role: Deployment['role']; why: string; tell: Tell },
): readonly Machine[] =>
  deployablesIn(deployment.system, deployment.environmentName).map(deployable => {
    const size = sizeOf({ ...deployment, role }, deployable);
    return attempt(scale(deployment, { deployable, size, why }), `scale ${deployable.name} to ${size.min} (${why})`, tell);
  });

interface Scaled {
  readonly deployable: Deployable;
  readonly size: Size;
  readonly why: string;
}

/** Moves the bounds first: autoscaling would take back what exceeds them. Ends when that many tasks run. */
function scale(deployment: Deployment, { deployable, size, why }: Scaled): Machine {
  const cluster = nameIn(deployment, 'tasks');
  const service = nameIn(deployment, deployable.name);
  const name = (step: string): string => `${deployable.name}: ${step} (${why})`;
  const bounds = {
    ServiceNamespace: 'ecs',
    ScalableDimension: 'ecs:service:DesiredCount',
    ResourceId: `service/${cluster}/${service}`,
    MinCapacity: size.min,
    MaxCapacity: size.max,
  };
  const found = { ResultSelector: { 'service.$': '$.Services[0]' }, ResultPath: '$.found' };
  const enough = { Variable: '$.found.service.RunningCount', NumericGreaterThanEquals: size.min, Next: name('they run') };
  return inOrder(
    // Tasks can be set without them; they are then moved by hand, later.
    [name('bounds'), call('applicationautoscaling:registerScalableTarget', bounds, otherwise(name('tasks')))],
    [name('tasks'), call('ecs:updateService', { Cluster: cluster, Service: service, DesiredCount: size.min })],
    [name('look'), call('ecs:describeServices', { Cluster: cluster, Services: [service] }, found)],
    [name('do they run?'), { Type: 'Choice', Choices: [enough], Default: name('wait') }],
    [name('wait'), wait(lookSeconds, name('look'))],
    [name('they run'), { Type: 'Pass' }],
  );
}
