import type { CodeQuestion, CodeWorth, CouponProblem } from '@event-planner/contracts/coupon';
import type { Discount } from '@event-planner/contracts/discounting';
import type { Transaction } from '@event-planner/platform/database';
import { type Access, opensNothing } from './access.ts';
import type { SellableEvent } from './sellable-event.ts';
import type { ByType } from './coupon-tables.ts';
import type { Line, Tables } from './tables.ts';

/** The codes of one order, and who would use them. */
export interface CouponWish {
  readonly owner: string;
  /** As they were typed; each must be good for something. */
  readonly coupons: readonly string[];
  /** One that need not be good for anything, as an event's own access code need not. */
  readonly code?: string | undefined;
}

export interface RefusedCoupon {
  readonly refused:
    | 'coupon_unknown'
    | 'coupon_expired'
    | 'coupon_used_up'
    | 'coupon_limit'
    | 'coupon_not_for_these'
    | 'coupon_not_combinable';
  readonly message: string;
  readonly coupons: readonly CouponProblem[];
}

/** A coupon that an order may have. */
export interface Coupon {
  readonly codeId: string;
  readonly discount: Discount;
}

/** What is left of coupons after each verdict, as the transaction that has them locked sees it. */
export interface CouponBooks {
  /** What the codes open for sale. */
  opens(wish: CouponWish): Access;
  decide(wish: CouponWish, lines: readonly Line[]): readonly Coupon[] | RefusedCoupon;
  enter(owner: string, coupons: readonly Coupon[]): void;
}

export const noCoupons: CouponBooks = { opens: () => opensNothing, decide: () => [], enter() {} };

/** A coupon on a hold. */
export interface Redemption {
  readonly campaignId: string;
  readonly codeId: string;
  readonly amountMinor: number;
  readonly byType: ByType;
}
export interface NewRedemption extends Redemption {
  readonly holdId: string;
  readonly eventId: string;
  readonly owner: string;
  readonly currency: string;
  readonly expiresAt: Date;
}

export interface CouponLook {
  readonly event: SellableEvent;
  readonly wishes: readonly CouponWish[];
  readonly now: Date;
}

/** A hold with coupons that is about to be booked; its buyer is locked. */
export interface CouponBooking {
  readonly holdId: string;
  readonly bookingId: string;
  /** `user:<id>`, who may have put the coupon on the hold as a cart. */
  readonly owner: string;
  /** Its codes, by campaign. */
  readonly codes: ReadonlyMap<string, string>;
}

/**
 * Coupons as sales see them; kept by coupons. Campaigns are locked after owners and before counters, and all that is counted in one changes under its lock. A
 * redemption belongs to its hold: who has that, or its booking, locked changes it; who takes expired ones back passes over those in somebody's hands.
 */
export interface Coupons {
  /** Locks what these codes are of. @param holdId also what that hold has */
  lock(tx: Transaction<Tables>, look: CouponLook, holdId?: string): Promise<void>;
  /** Locks the campaigns of what these holds have, for who locks counters before the holds are booked. */
  lockOf(tx: Transaction<Tables>, holdIds: readonly string[]): Promise<unknown>;
  /** Takes back what has expired of it, and answers what is left. It is locked. */
  look(tx: Transaction<Tables>, look: CouponLook): Promise<CouponBooks>;
  write(tx: Transaction<Tables>, redemptions: readonly NewRedemption[], now: Date): Promise<unknown>;
  /** Takes the discounts off a hold, which is locked, and its campaigns too. Answers what stays: what it was opened by. */
  remove(tx: Transaction<Tables>, holdId: string): Promise<readonly Coupon[]>;
  /** Keeps so many coupons of a hold until then. False when it has lost one. The hold is locked. */
  extend(
    tx: Transaction<Tables>,
    hold: { readonly holdId: string; readonly count: number },
    times: { now: Date; until: Date },
  ): Promise<boolean>;
  /** Keeps the coupons of holds for their bookings; answers what refuses some of them, by hold, with nothing of those changed. */
  book(
    tx: Transaction<Tables>,
    bookings: readonly CouponBooking[],
    times: { readonly now: Date; readonly until: Date },
  ): Promise<ReadonlyMap<string, RefusedCoupon | 'lost'>>;
  /** The bookings of these holds are confirmed. What was lost meanwhile is counted again, beyond the limit if need be: the price was promised. */
  confirm(tx: Transaction<Tables>, holdIds: readonly string[], now: Date): Promise<void>;
  /** They could not be confirmed after all: their uses are free at once. */
  unconfirm(tx: Transaction<Tables>, holdId: string): Promise<unknown>;
  /** Nothing of the booking is left: its uses are free again, where the campaign has it so. */
  giveBack(tx: Transaction<Tables>, holdId: string, now: Date): Promise<unknown>;
}

/** Against guessing: wrong codes cost attempts. */
export interface WrongCodes {
  /** Lets somebody use so many codes, of which `use` says how many were wrong; throws `too_many_codes` for who has had too many of those. */
  limit<Used>(who: readonly string[], codes: number, use: () => Promise<{ readonly answer: Used; readonly wrong: number }>): Promise<Used>;
}

/** What a code does at an event. */
export type WorthOf = (eventId: string, asked: CodeQuestion) => Promise<CodeWorth>;
