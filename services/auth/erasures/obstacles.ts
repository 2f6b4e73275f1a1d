import { type Obstacle, Obstacles } from '@event-planner/contracts/privacy';
import type { AuthContext } from '../context.ts';

/** Where services tell what stands in the way of forgetting somebody. */
const asked = [
  ['event', '/organizers/obstacles/'],
  ['booking', '/bookings/obstacles/'],
  ['payment', '/payments/obstacles/'],
] as const;

/** Asks everybody at once; who does not answer is as good as in the way: it throws `unavailable`. */
export async function listObstacles({ call }: Pick<AuthContext, 'call'>, userId: string): Promise<Obstacle[]> {
  const answers = await Promise.all(asked.map(([service, path]) => call(service, { path: `${path}${userId}`, response: Obstacles })));
  return answers.flatMap(({ items }) => items);
}
