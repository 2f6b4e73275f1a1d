import type { MemberRole } from './member-role.ts';
import { audit } from './policies/audit.ts';
import { blocks } from './policies/blocks.ts';
import { boxOffice } from './policies/box-office.ts';
import { checkIn } from './policies/check-in.ts';
import { coupons } from './policies/coupons.ts';
import { events } from './policies/events.ts';
import { keys } from './policies/keys.ts';
import { money } from './policies/money.ts';
import { orders } from './policies/orders.ts';
import type { Policy } from './policies/policy.ts';
import { sales } from './policies/sales.ts';
import { team } from './policies/team.ts';
import { waiting } from './policies/waiting.ts';

/** Who of an organizer's team may do what, by what it is done with. Services decide by it, the web shows by it, API keys are given parts of it. */
export const policies = {
  events,
  team,
  keys,
  sales,
  orders,
  boxOffice,
  checkIn,
  blocks,
  coupons,
  waiting,
  money,
  audit,
} as const satisfies Record<string, Policy>;

type Resource = keyof typeof policies;
/** What no policy names is no act: a route that asks for it does not compile. */
export type Act = { [R in Resource]: keyof (typeof policies)[R] }[Resource];

export const may = (role: MemberRole, act: Act): boolean => Object.values<Policy>(policies).some(policy => policy[act]?.includes(role));
