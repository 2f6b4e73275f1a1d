import { minus, shareOf, takeApart, type TakenApart } from '@event-planner/contracts/taking-apart';
import { takeBack } from '@event-planner/contracts/taking-back';
import type { BookingRow } from '../booking-keeping.ts';
import { taxedPartsOf } from './amounts.ts';

type Sold = Pick<BookingRow, 'price' | 'lines' | 'totalMinor' | 'refundedMinor' | 'refundedParts'>;

/** What has gone back of a booking, taken apart: before it was told apart, as much of each as of the price. */
export const goneBackOf = ({ price, refundedMinor, refundedParts }: Pick<Sold, 'price' | 'refundedMinor' | 'refundedParts'>): TakenApart =>
  refundedParts ?? takeApart(refundedMinor, price ?? undefined);

/** Of which net and taxes an amount that goes back consists: those of the tickets, by their numbers from 1, that it is for. Undefined where nothing was taxed. */
export function partsOfRefund(booking: Sold, amountMinor: number, tickets: readonly number[]): TakenApart | undefined {
  const { price } = booking;
  if (!price || price.taxes.length === 0 || price.totalMinor === 0) return undefined;
  const left = minus(takeApart(booking.totalMinor, price), goneBackOf(booking));
  const taxed = tickets.length > 0 ? taxedPartsOf(booking) : undefined;
  return takeBack({
    amountMinor,
    left,
    tickets: tickets.flatMap(position => taxed?.tickets[position - 1] ?? []),
    fees: taxed?.fees ?? shareOf(0, left),
  });
}
