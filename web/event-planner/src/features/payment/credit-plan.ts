import { type Credit, creditFor } from '@event-planner/contracts/credit';
import type { PaymentsRequest } from '@event-planner/contracts/payment';
import type { Payable } from './pay-all.ts';

const keyOf = ({ organizerId, currency }: { readonly organizerId: string | null; readonly currency: string }): string =>
  `${organizerId} ${currency}`;
const keyOfPayable = ({ organizerId, booking: { currency } }: Payable): string => keyOf({ organizerId, currency });

/** What one credit may pay of several bookings. */
export interface UsableCredit {
  readonly key: string;
  readonly credit: Credit;
  /** All that there is for them, with what is set aside for them already. */
  readonly availableMinor: number;
  /** Of it, what they cost, if that is less. */
  readonly usedMinor: number;
}

const toPay = ({ booking: { totalMinor: amountMinor, currency } }: Payable) => ({ amountMinor, currency });

/** The credits that may pay something of what is still open, in the order of what they pay. */
export function usableCredits(open: readonly Payable[], credits: readonly Credit[]): readonly UsableCredit[] {
  return [...Map.groupBy(open, keyOfPayable)].flatMap(([key, own]) => {
    const credit = credits.find(one => keyOf(one) === key);
    const sum = (minorOf: (payable: Payable) => number): number => own.reduce((total, payable) => total + minorOf(payable), 0);
    const availableMinor = (credit?.availableMinor ?? 0) + sum(({ creditMinor }) => creditMinor);
    const usedMinor = own.reduce((used, payable) => used + creditFor(toPay(payable), availableMinor - used), 0);
    return credit && usedMinor > 0 ? [{ key, credit, availableMinor, usedMinor }] : [];
  });
}

/** How much of each booking credit pays, by its id: those of one credit in their order, as far as it goes. */
export type CreditPlan = ReadonlyMap<string, number>;

export function planCredit(open: readonly Payable[], chosen: readonly UsableCredit[]): CreditPlan {
  const left = new Map(chosen.map(({ key, usedMinor }) => [key, usedMinor]));
  return new Map(
    open.map(payable => {
      const key = keyOfPayable(payable);
      const minor = creditFor(toPay(payable), left.get(key) ?? 0);
      left.set(key, (left.get(key) ?? 0) - minor);
      return [payable.booking.id, minor];
    }),
  );
}

/** Whether anything about it has to be said before they are paid. */
export const isPlanNew = (open: readonly Payable[], plan: CreditPlan): boolean =>
  open.some(({ booking, creditMinor }) => (plan.get(booking.id) ?? 0) !== creditMinor);

export const requestOf = (open: readonly Payable[], chosen: readonly UsableCredit[]): PaymentsRequest => ({
  bookingIds: open.map(({ booking }) => booking.id),
  credits: chosen.map(({ credit: { organizerId, currency }, usedMinor }) => ({ organizerId, currency, creditMinor: usedMinor })),
});

/** What is still open, by currency. */
export const sumsOf = (open: readonly Payable[], plan: CreditPlan) =>
  Array.from(
    Map.groupBy(open, ({ booking }) => booking.currency),
    ([currency, own]) => ({
      currency,
      totalMinor: own.reduce((sum, { booking }) => sum + booking.totalMinor, 0),
      creditMinor: own.reduce((sum, { booking }) => sum + (plan.get(booking.id) ?? 0), 0),
    }),
  );
