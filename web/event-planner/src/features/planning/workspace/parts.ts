import type { OwnOrganizer } from '@event-planner/contracts/organizer';
import type { Missing, SectionName } from '@event-planner/contracts/planning';
import type { Act } from '@event-planner/contracts/team-policies';
import { mayDo, seesPlans } from '../../../lib/organizing/own-organizer.ts';

/** The steps of planning an event, in the order one usually thinks of them. */
export const parts = [
  'about',
  'schedule',
  'place',
  'tickets',
  'questions',
  'access',
  'payment',
  'selfService',
  'pictures',
  'translations',
] as const satisfies readonly SectionName[];
export const planningParts = [...parts, 'publish', 'preview'] as const;

/** What one looks after once an event sells, and what one must be allowed to do to see it. How each looks is in `selling-part.tsx`. */
export const sellingParts = {
  sales: 'seeSales',
  orders: 'seeOrders',
  boxOffice: 'sell',
  attendees: 'seeOrders',
  answers: 'seeOrders',
  capacity: 'seeOrders',
  checkIn: 'seeCheckIn',
  waitingList: 'seeWaiting',
  waitingRoom: 'seeWaiting',
  holds: 'seeBlocks',
  cancellation: 'seeOrders',
} as const satisfies Record<string, Act>;

export type SellingPart = keyof typeof sellingParts;
export type PlanningPart = (typeof planningParts)[number];
export type Part = PlanningPart | SellingPart;

export interface PartGroup {
  readonly name: 'plan' | 'sell';
  readonly parts: readonly Part[];
}

export const isSelling = (part: Part): part is SellingPart => Object.hasOwn(sellingParts, part);

/** The parts that a member of this role has, in two groups; a group without parts is not there. */
export function partGroupsOf(organizer: Pick<OwnOrganizer, 'role'>): readonly PartGroup[] {
  const selling = (Object.keys(sellingParts) as SellingPart[]).filter(part => mayDo(organizer, sellingParts[part]));
  const groups: readonly PartGroup[] = [
    { name: 'plan', parts: seesPlans(organizer) ? planningParts : [] },
    { name: 'sell', parts: selling },
  ];
  return groups.filter(group => group.parts.length > 0);
}

/** Where each missing thing is filled in: the id of its field. */
export const fieldOf: Readonly<Record<Missing['code'], string>> = {
  title: 'about-title',
  category: 'about-category',
  description: 'about-description',
  start: 'schedule-starts',
  start_past: 'schedule-starts',
  end: 'schedule-ends',
  end_before_start: 'schedule-ends',
  doors_after_start: 'schedule-doors',
  time_zone: 'schedule-zone',
  venue: 'place-venue',
  online_url: 'place-online',
  ticket_types: 'tickets-list',
  ticket_name: 'tickets-list',
  ticket_places: 'tickets-list',
  ticket_category: 'tickets-list',
  ticket_sales: 'tickets-list',
  ticket_reference: 'tickets-list',
  category_unsold: 'tickets-list',
  quota_reference: 'tickets-quotas',
  tax_reference: 'tickets-taxes',
  currency: 'tickets-currency',
  question_reference: 'questions-list',
  question_options: 'questions-list',
  payment_way: 'payment-provider',
  payment_account: 'payment-iban',
  access_code: 'access-codes',
  code_reference: 'access-codes',
  cover_text: 'pictures-text',
};
