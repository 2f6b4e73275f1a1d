import { type PayoutTerms } from '@event-planner/contracts/payout-terms';
import type { EventMoney, MoneyPlaces } from '@event-planner/contracts/payouts';

const dayMs = 86_400_000;

/** What an event has brought of one currency. */
export interface EventOwed {
  readonly eventId: string;
  readonly title: string | null;
  readonly endsAt: Date;
  readonly owedMinor: number;
}

export interface Owed {
  readonly currency: string;
  readonly events: readonly EventOwed[];
  /** Of everything, also what belongs to no event, such as payouts. */
  readonly owedMinor: number;
  readonly withheldMinor: number;
}

export type Places = Pick<MoneyPlaces, 'owedMinor' | 'heldMinor' | 'withheldMinor' | 'availableMinor'> & {
  readonly held: readonly EventMoney[];
};

/** Where money is at a moment. What an event owes is due at once; what it has brought is held until it is over, and of it the reserve for longer. */
export function placesOf({ events, owedMinor, withheldMinor }: Owed, terms: PayoutTerms, now: Date): Places {
  const held = events
    .map(event => heldOf(event, terms, now))
    .filter(({ heldMinor }) => heldMinor > 0)
    .toSorted((a, b) => (a.heldUntil ?? '').localeCompare(b.heldUntil ?? '') || a.eventId.localeCompare(b.eventId));
  const heldMinor = held.reduce((sum, event) => sum + event.heldMinor, 0);
  return { owedMinor, heldMinor, withheldMinor, availableMinor: owedMinor - heldMinor - withheldMinor, held };
}

function heldOf({ eventId, title, endsAt, owedMinor }: EventOwed, { holdbackDays, reserve }: PayoutTerms, now: Date): EventMoney {
  const event = { eventId, title, endsAt: endsAt.toISOString(), owedMinor };
  const kept = Math.max(owedMinor, 0);
  const releasedAt = endsAt.getTime() + holdbackDays * dayMs;
  if (now.getTime() < releasedAt) return { ...event, heldMinor: kept, heldUntil: new Date(releasedAt).toISOString() };
  const reservedUntil = releasedAt + (reserve?.days ?? 0) * dayMs;
  if (reserve === null || now.getTime() >= reservedUntil) return { ...event, heldMinor: 0, heldUntil: null };
  // Rounded up: what is kept too little would be paid out.
  const heldMinor = Number((BigInt(kept) * BigInt(reserve.basisPoints) + 99_99n) / 100_00n);
  return { ...event, heldMinor, heldUntil: new Date(reservedUntil).toISOString() };
}

/** When the schedule last had a day: midnight, Monday or the first of the month, by UTC. Undefined where money is only paid out when it is asked for. */
export function lastDayOf(every: PayoutTerms['every'], now: Date): Date | undefined {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  if (every === 'day') return new Date(Date.UTC(year, month, day));
  if (every === 'week') return new Date(Date.UTC(year, month, day - ((now.getUTCDay() + 6) % 7)));
  return every === 'month' ? new Date(Date.UTC(year, month, 1)) : undefined;
}

/** Whether the schedule had a day since it last was served. */
export function isDue({ scheduledAt }: { readonly scheduledAt: Date }, { every }: PayoutTerms, now: Date): boolean {
  const day = lastDayOf(every, now);
  return day !== undefined && scheduledAt < day;
}

export const minimumOf = ({ minimums }: PayoutTerms, currency: string): number =>
  Math.max(minimums.find(one => one.currency === currency)?.amountMinor ?? 0, 1);
