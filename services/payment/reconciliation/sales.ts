import { SoldPage } from '@event-planner/contracts/sold';
import type { PaymentContext } from '../context.ts';
import { listBooked } from './comparing/store.ts';
import { driftsOfSale, type Found, idAt, soldOf } from './rules.ts';

type Item = SoldPage['items'][number];

/** What was sold a moment ago may be on its way into the books. */
export const graceMs = 10 * 60_000;
/** Sales by bank transfer are confirmed long after they were begun. */
const salesBackMs = 45 * 86_400_000;
const salesAtOnce = 500;
/** More than this is no lost message: somebody looks before so much is booked at once, and the next comparison goes on. */
const mostRebooked = 500;

export interface SalesThatDiffer {
  readonly count: number;
  readonly found: readonly Found[];
  /** What booking says of those. */
  readonly items: readonly Item[];
}

/** Booking's word compared with the books. */
export function createSalesCompared({ db, now, log, call }: PaymentContext, rebook: (sold: Item) => Promise<void>) {
  const differ = async (items: readonly Item[]): Promise<readonly Found[]> => {
    const ids = items.map(({ sale }) => sale.bookingId);
    const booked = new Map((await listBooked(db.query, ids)).map(one => [one.bookingId, one]));
    return items.map(soldOf).flatMap(sold => driftsOfSale(sold, booked.get(sold.bookingId)));
  };
  return {
    async look(): Promise<SalesThatDiffer> {
      const isOver = (instant: string | undefined): boolean => instant === undefined || Date.parse(instant) < now().getTime() - graceMs;
      const [found, items]: [Found[], Item[]] = [[], []];
      let count = 0;
      let after: string | null = idAt(new Date(now().getTime() - salesBackMs));
      while (after !== null) {
        const page: SoldPage = await call('booking', { path: `/bookings/sold?limit=${salesAtOnce}&after=${after}`, response: SoldPage });
        const settled = page.items.filter(({ sale, refunds }) => [sale.confirmedAt, ...refunds.map(of => of.recordedAt)].every(isOver));
        const differing = await differ(settled);
        found.push(...differing);
        items.push(...settled.filter(({ sale }) => differing.some(({ bookingId }) => bookingId === sale.bookingId)));
        count += page.items.length;
        after = page.after;
      }
      return { count, found, items };
    },

    /** Answers what still differs. Another amount than was booked is never put right: nobody knows which of the two it should be. */
    async repair({ found, items }: SalesThatDiffer): Promise<readonly Found[]> {
      const lacking = new Set(found.flatMap(({ kind, bookingId }) => (kind === 'sale_amount' ? [] : [bookingId])));
      const asked = items.filter(({ sale }) => lacking.has(sale.bookingId)).slice(0, mostRebooked);
      for (const item of asked)
        await rebook(item).catch((err: unknown) => log.warn({ err, booking: item.sale.bookingId }, 'what was sold could not be booked'));
      return differ(items);
    },
  };
}
