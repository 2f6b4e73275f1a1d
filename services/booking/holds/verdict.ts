import type { HoldRefusal, LimitReached, PriceNow } from '@event-planner/contracts/booking';
import type { Price } from '@event-planner/contracts/pricing';
import type { CouponProblem } from '@event-planner/contracts/coupon';
import type { z } from 'zod';
import type { Redemption } from '../redeeming.ts';
import type { Line } from '../tables.ts';

export interface Refused {
  readonly refused: z.infer<typeof HoldRefusal>;
  readonly message: string;
  readonly seats?: readonly string[];
  readonly ticketTypes?: readonly string[];
  readonly limits?: readonly LimitReached[];
  readonly prices?: readonly PriceNow[];
  /** How many of those who would sit together could. */
  readonly largest?: number;
  readonly coupons?: readonly CouponProblem[];
  /** People wait for these, and free ones go to them first. */
  readonly waitingList?: true;
}
export interface Granted {
  readonly granted: readonly Line[];
  readonly price: Price | null;
  readonly totalMinor: number;
  readonly redemptions?: readonly Redemption[];
}
export type Verdict = Granted | Refused;

export const isGranted = (verdict: Verdict): verdict is Granted => 'granted' in verdict;
