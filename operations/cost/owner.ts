import { queues, type System } from '@event-planner/model';
import { partOf, type Scene } from './scene.ts';

/** Who a thing of a shared stack is for, by the name its construct has from the model. */
export function ownerOf({ stack, id, deployment: { system } }: Pick<Scene, 'stack' | 'id' | 'deployment'>): string {
  const found = ownedThings(system).find(([thing]) => id.toLowerCase().startsWith(thing));
  return found ? found[1] : partOf(stack.id);
}

/** `booking-database` → booking, `booking-confirmed-notification` → notification: the longest name first, written as a logical id writes it. */
function ownedThings(system: System): readonly (readonly [thing: string, service: string])[] {
  return [
    ...queues(system).map(({ name, subscriber }) => [name, subscriber] as const),
    ...system.services.flatMap(({ name, objects = {}, tables = {}, secrets = [] }) =>
      [
        `${name}-database`,
        `${name}-images`,
        ...secrets,
        ...Object.keys(objects).map(bucket => `${bucket}-bucket`),
        ...Object.keys(tables).map(table => `${table}-table`),
      ].map(thing => [thing, name] as const),
    ),
  ]
    .map(([thing, service]) => [thing.replaceAll('-', '').toLowerCase(), service] as const)
    .toSorted(([a], [b]) => b.length - a.length);
}
