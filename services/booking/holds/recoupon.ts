import { codeKey } from '@event-planner/contracts/coupon';
import type { Transaction } from '@event-planner/platform/database';
import { type Buyer, ownerOf } from '../buyer.ts';
import { discountedLine } from '../price.ts';
import type { CouponLook } from '../redeeming.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { lockOwners } from './batch-store.ts';
import { ensureOpen, ensureOwn } from './ensure.ts';
import { grant } from './grant.ts';
import type { HoldsParts } from './service.ts';
import { findHold, type HoldRow, lockHold, repriceHold } from './store.ts';
import { isGranted, type Refused } from './verdict.ts';

type Recouponed = HoldRow | Refused;

/** Thrown to roll back: the hold keeps the coupons that it had. */
class NotGranted extends Error {
  readonly refused: Refused;
  constructor(refused: Refused) {
    super(refused.message);
    this.refused = refused;
  }
}

/**
 * Gives a hold other coupons, and the price that it then has by the event's fees and taxes of today; its lines keep what they cost when they were held. What it was
 * opened by stays, for without that it could not be sold.
 */
export const createRecoupon = ({ context: { db, now }, coupons, getEventWithin }: HoldsParts) => {
  const decide = async (tx: Transaction<Tables>, hold: HoldRow, { event, wishes }: CouponLook): Promise<Recouponed> => {
    if (hold.resaleIds !== null) return { refused: 'not_offered', message: 'tickets that visitors sell again take no coupons' };
    const [{ owner, coupons: typed }] = wishes as [CouponLook['wishes'][0]];
    const kept = await coupons.remove(tx, hold.id);
    const books = await coupons.look(tx, { event, wishes, now: now() });
    const others = typed.filter(code => !kept.some(({ discount }) => codeKey(discount.code) === codeKey(code)));
    const lines = hold.lines.map(line => discountedLine(line, 0));
    const added = books.decide({ owner, coupons: others }, lines);
    if ('refused' in added) return added;
    const verdict = grant(event, lines, [...kept, ...added]);
    if (!isGranted(verdict)) return verdict;
    const priced = { lines: [...verdict.granted], price: verdict.price, totalMinor: verdict.totalMinor };
    await repriceHold(tx, hold.id, { ...priced, capped: event.capped || verdict.redemptions !== undefined });
    const { id: holdId, eventId, expiresAt } = hold;
    const fresh = (verdict.redemptions ?? []).filter(({ codeId }) => added.some(coupon => coupon.codeId === codeId));
    await coupons.write(
      tx,
      fresh.map(of => ({ ...of, holdId, eventId, owner, expiresAt, currency: event.facts.currency })),
      now(),
    );
    return { ...hold, ...priced };
  };

  // The hold's first owner is locked as well: whoever changes its coupons does, so that what it has of them stays known until the hold itself is locked.
  return (buyer: Buyer, id: string, typed: readonly string[]): Promise<Recouponed> =>
    db
      .transaction(async tx => {
        const { eventId, owner } = ensureOpen(ensureOwn(buyer, id, await findHold(tx, id)), now());
        const event: SellableEvent = await getEventWithin(tx, eventId);
        await lockOwners(tx, [...new Set([owner, ownerOf(buyer)])].toSorted());
        const look = { event, wishes: [{ owner: ownerOf(buyer), coupons: typed }], now: now() };
        await coupons.lock(tx, look, id);
        const outcome = await decide(tx, ensureOpen(ensureOwn(buyer, id, await lockHold(tx, id)), now()), look);
        if ('refused' in outcome) throw new NotGranted(outcome);
        return outcome;
      })
      .catch((error: unknown) => {
        if (error instanceof NotGranted) return error.refused;
        throw error;
      });
};
