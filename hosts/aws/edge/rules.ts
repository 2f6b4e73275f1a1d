import { type Deployable, type Route, routes, type System } from '@event-planner/model';
import type { Deployment } from '../deployment.ts';
import { portOf } from '../network/connections.ts';

/** A rule of the listeners: which paths go to which port of which task. */
export interface RoutingRule {
  /** The route's whole prefix, such as `/api/bookings`: unique, and the rule's id. */
  readonly prefix: string;
  readonly service: string;
  readonly socket: boolean;
  /** Of the container the load balancer sends to. */
  readonly port: number;
  readonly priority: number;
  /** The prefix itself and everything below it. */
  readonly paths: readonly string[];
}

/** Below it the edge answers for itself. */
export const edgePriority = 1;

const first = 100;
const band = 5000;
const deepest = 8;

/** The rules that lead to a deployable. */
export function routesOf(deployment: Deployment, deployable: Deployable): readonly RoutingRule[] {
  const { system } = deployment;
  const priorities = prioritiesOf(system);
  return routes(system).flatMap(({ prefix, service, socket }) => {
    const serving = deployable.services.find(({ name }) => name === service);
    const priority = priorities.get(prefix);
    if (!serving || priority === undefined) return [];
    return [{ prefix, service, socket, port: portOf(deployment, deployable, serving), priority, paths: [prefix, `${prefix}/*`] }];
  });
}

/**
 * Sockets first, then longer paths before shorter ones, so that a path is not taken for its parent's. Within such a band the number comes
 * from the path itself: counted in order, a new service would renumber its neighbours, and two rules of one listener may not share a
 * priority even while they change.
 */
export function prioritiesOf(system: Pick<System, 'services' | 'apiPrefix'>): ReadonlyMap<string, number> {
  const taken = new Set<number>();
  const inOrder = system.services.flatMap(({ name }) => routes(system).filter(({ service }) => service === name));
  return new Map(
    inOrder.map(route => {
      const start = bandOf(route) * band + first;
      let offset = hash(route.prefix) % (band - first);
      while (taken.has(start + offset)) offset = (offset + 1) % (band - first);
      taken.add(start + offset);
      return [route.prefix, start + offset] as const;
    }),
  );
}

const bandOf = ({ prefix, socket }: Route): number => (socket ? 0 : Math.max(1, deepest + 1 - prefix.split('/').filter(Boolean).length));

/** FNV-1a: small, and the same everywhere. */
const hash = (text: string): number => Buffer.from(text).reduce((seed, byte) => Math.imul(seed ^ byte, 16_777_619) >>> 0, 2_166_136_261);
