import { organizerId } from '@event-planner/demo/organizers';
import { nothing, type Plans, type Special } from '../plan.ts';
import type { Scene } from '../scene.ts';

/** Nordwind Konzerte: some of those who come here are members of it. */
export const nordwind = { organizerId: organizerId('nordwind-konzerte') };

/** Whoever does not look after an organizer's money is refused, whatever they ask of it. */
export const notTheirMoney = ({ tokenOf }: Scene, query = ''): readonly Special[] => [
  { name: 'a buyer', at: nordwind, query, expects: [403, 'not_a_member'] },
  { name: 'a viewer of the team', at: nordwind, query, token: tokenOf('staff@example.test'), expects: [403, 'role_forbids'] },
  { name: 'an organizer that is not there', at: { organizerId: nothing }, query, expects: [404, 'not_found'] },
];

export const moneyPlans: Plans = {
  'GET /api/payments/organizers/{organizerId}/balance': scene => ({ at: nordwind, specials: notTheirMoney(scene) }),
};
