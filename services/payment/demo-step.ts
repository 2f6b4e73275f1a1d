import type { SalePayment, Account, WorldEvent } from '@event-planner/demo/world';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { DemoMoney } from './demo-money.ts';
import type { Sold } from './sale-fees.ts';
import type { SaleRow } from './tables.ts';

type Row = Omit<SaleRow, 'document'>;
export type Told<Payment = SalePayment> = Row & { readonly payment?: Payment | undefined };
export interface Step {
  readonly at: Date;
  readonly run: () => Promise<void>;
}
export interface Story {
  readonly money: DemoMoney;
  /** Sales of which it is known how they were paid. */
  readonly told: readonly Told[];
  readonly events: readonly WorldEvent[];
  readonly accounts: readonly Account[];
  readonly today: Date;
  /** When the first of all was sold. */
  readonly firstSoldAt: Date;
  /** Books what else was sold by then. */
  readonly bookUntil: (at: Date) => Promise<void>;
}

export const [minuteMs, dayMs] = [60_000, 86_400_000];
export const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
export const claimsOf = ({ id: sub, name, email, roles }: Account): AccessClaims => ({ sub, name, email, roles: [...roles] });

/** As booking says it of a sale. */
export const soldOf = ({ payment, ...row }: Told, paid: Pick<Sold, 'paymentId' | 'paidWith' | 'dueAt' | 'invoiceTo'>): Sold => ({
  bookingId: row.bookingId,
  userId: row.userId,
  eventId: row.eventId,
  eventTitle: row.eventTitle,
  eventSlug: 'demo',
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  timeZone: row.timeZone,
  venueName: '-',
  venueAddress: '',
  organizerName: row.organizerName,
  ...(row.organizerId !== null && { organizerId: row.organizerId }),
  reference: row.reference,
  email: row.email,
  attendeeName: row.buyerName,
  confirmedAt: row.soldAt.toISOString(),
  lines: [...row.lines],
  tickets: [],
  ...(row.price && { price: row.price }),
  totalMinor: row.totalMinor,
  currency: row.currency,
  ...paid,
});
