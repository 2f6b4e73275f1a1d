import fc from 'fast-check';
import type { Operation } from '../negative-input/operations.ts';
import { plans } from '../negative-input/plans.ts';
import type { Scene } from '../negative-input/scene.ts';
import { valid } from '../negative-input/values.ts';
import { nothing } from './things.ts';

const seed = 20260101;

/** Plans name ids and tokens of a scene; a body of the right shape needs none of it to be there. */
const anything: unknown = new Proxy(() => anything, {
  get: (_, name) => (name === Symbol.toPrimitive || name === 'toJSON' ? () => nothing : name === 'then' ? undefined : anything),
});

const own = (organizerId: string): Readonly<Record<string, unknown>> => ({
  'POST /api/bookings/campaigns': { organizerId, terms: { name: 'Ten percent', kind: 'percent', basisPoints: 1000 } },
});

/** What has the right shape, so that it is decided who may before it is decided what is wrong with it. */
export function bodyFor({ id, body }: Operation, organizerId: string): unknown {
  if (!body) return undefined;
  return own(organizerId)[id] ?? plans[id]?.(anything as Scene).body ?? fc.sample(valid(body), { seed, numRuns: 1 })[0];
}
