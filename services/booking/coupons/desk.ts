import { codeKey } from '@event-planner/contracts/coupon';
import { sumUp } from '../counters.ts';
import type { CouponBooking, CouponLook, Coupons, RefusedCoupon } from '../redeeming.ts';
import {
  confirmCounted,
  confirmLate,
  extend,
  giveBack,
  type HeldCoupon,
  listOfHold,
  lockCampaignsOf,
  lockCampaignsOfHolds,
  lookAtHeld,
  setBooked,
  unconfirm,
} from './booked-store.ts';
import { createCouponBooks, personKey } from './books.ts';
import { discountOf } from './discount.ts';
import { insertRedemptions, lockCampaigns, look, removeDiscounts } from './store.ts';

/** Coupons, for holds and bookings. */
export const coupons: Coupons = {
  async lock(tx, { event, wishes }, holdId) {
    await lockCampaigns(tx, { organizerId: event.facts.organizerId, keys: keysOf(wishes), holdId });
  },

  lockOf: lockCampaignsOfHolds,

  async look(tx, { event, wishes, now }) {
    const owners = [...new Set(wishes.map(wish => wish.owner))];
    const seen = await look(tx, { organizerId: event.facts.organizerId, keys: keysOf(wishes), owners, now });
    return createCouponBooks(event, { ...seen, now });
  },

  write: async (tx, redemptions, now) => (redemptions.length > 0 ? insertRedemptions(tx, redemptions, now) : undefined),

  async remove(tx, holdId) {
    await removeDiscounts(tx, holdId);
    const left = await listOfHold(tx, holdId);
    return left.map(({ campaignId: id, codeId, code, terms }) => ({ codeId, discount: discountOf({ id, terms }, code) }));
  },

  extend: async (tx, { holdId, count }, times) => count === 0 || (await extend(tx, holdId, times)) === count,

  async book(tx, bookings, { now, until }) {
    const refused = judge(
      bookings,
      Map.groupBy(await lookAtHeld(tx, bookings, now), row => row.holdId),
    );
    const kept = bookings.filter(({ holdId }) => !refused.has(holdId));
    if (kept.length > 0) await setBooked(tx, kept, until);
    return refused;
  },

  async confirm(tx, holdIds, now) {
    if (holdIds.length === 0) return;
    const late = await confirmCounted(tx, holdIds, now);
    if (late.length === 0) return;
    await lockCampaignsOf(
      tx,
      late.map(row => row.campaignId),
    );
    await confirmLate(tx, holdIds, now);
  },

  unconfirm,
  giveBack,
};

/** What counts of all codes that were typed, each once. */
const keysOf = (wishes: CouponLook['wishes']): readonly string[] =>
  [...new Set(wishes.flatMap(({ coupons: typed, code }) => [...typed, ...(code === undefined ? [] : [code])].map(codeKey)))]
    .filter(key => key !== '')
    .toSorted();

/** One after the other: what one buyer books together counts together. */
function judge(
  bookings: readonly CouponBooking[],
  held: ReadonlyMap<string, readonly HeldCoupon[]>,
): ReadonlyMap<string, RefusedCoupon | 'lost'> {
  const refused = new Map<string, RefusedCoupon | 'lost'>();
  const together = new Map<string, number>();
  for (const { holdId, owner, codes } of bookings) {
    const own = held.get(holdId) ?? [];
    const before = (row: HeldCoupon): number => row.before + (together.get(personKey(row.campaignId, owner)) ?? 0);
    const over = own.filter(row => row.max !== null && before(row) >= row.max);
    if (own.length < codes.size) refused.set(holdId, 'lost');
    else if (over.length > 0) refused.set(holdId, limitOf(over, codes));
    else
      for (const [key, count] of sumUp(own.map(row => [personKey(row.campaignId, owner), 1])))
        together.set(key, (together.get(key) ?? 0) + count);
  }
  return refused;
}

function limitOf(over: readonly HeldCoupon[], codes: CouponBooking['codes']): RefusedCoupon {
  const problems = over.map(({ campaignId, max }) => ({ code: codes.get(campaignId) ?? '', max: max ?? 0 }));
  const names = problems.map(({ code }) => code).join(', ');
  return {
    refused: 'coupon_limit',
    message: `${names}: you have used it as often as one person may; take it off to book`,
    coupons: problems,
  };
}
