import type { Environment } from '@event-planner/model';
import { weekdays } from './readers/watching.ts';
import { propertiesOf, resourcesOf, type Scene } from './scene.ts';

/** Names by which a schedule calls what it stops. */
const names = ['DBInstanceIdentifier', 'DBClusterIdentifier', 'ServiceName'];

/** Whether a schedule of the environment stops it: what the templates do not stop is paid for day and night. */
export function isStopped({ resource, stacks }: Pick<Scene, 'resource' | 'stacks'>): boolean {
  const own = names.map(name => propertiesOf(resource)[name]).filter(name => typeof name === 'string');
  return stacks
    .flatMap(stack => resourcesOf(stack, 'AWS::Scheduler::Schedule'))
    .map(([, schedule]) => JSON.stringify(propertiesOf(schedule)))
    .some(schedule => own.some(name => new RegExp(String.raw`\b${name}(?![\w-])`).test(schedule)));
}

/** `0 7 * * 1-5` to `0 19 * * 1-5` is 60 hours of 168. */
export function openShare({ hours }: Pick<Environment, 'hours'>): number {
  if (!hours) return 1;
  const at = (cron: string): number => {
    const [minute = '', hour = ''] = cron.split(' ');
    const time = Number(hour) + Number(minute) / 60;
    if (!Number.isFinite(time)) throw new Error(`hours of ${cron} are not one time of day`);
    return time;
  };
  const [, , , , days = '*'] = hours.start.split(' ');
  const aDay = (at(hours.stop) - at(hours.start) + 24) % 24;
  return (aDay * (days === '*' ? 7 : weekdays(days))) / 168;
}
