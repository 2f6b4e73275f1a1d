import { type Drift, type Reconciliation, remediesOf } from '@event-planner/contracts/reconciliation';
import type { SoldPage } from '@event-planner/contracts/sold';
import { credit, debit, type Entry } from '../books.ts';
import { isNoSale } from '../no-sale.ts';
import type { Movement } from '../provider/movement.ts';
import type { DriftRow, ReconciliationRow } from '../reconciliation-tables.ts';
import type { SaleRow } from '../tables.ts';

/** What a movement belongs to, as far as it is known here. */
export interface Belonging {
  readonly paymentId: string | null;
  readonly bookingId: string | null;
  readonly eventId: string | null;
  readonly organizerId: string | null;
}

const platformPayouts: readonly string[] = ['payout', 'payout_cancel', 'payout_failure'];
/** Whose fee is part of what is booked for them. */
const bookedOtherwise: readonly string[] = ['adjustment'];

/** What only the provider's own list tells: its fees, by whoever bears them, and what it paid out to the platform's bank. */
export function entriesOfMovement(
  { id, type, amountMinor, feeMinor, currency, at }: Movement,
  { organizerId, paymentId, bookingId, eventId }: Belonging,
): readonly Entry[] {
  if (platformPayouts.includes(type))
    return [
      {
        key: `movement ${id}`,
        kind: 'provider_payout',
        currency,
        happenedAt: at,
        postings: [debit('provider', amountMinor), credit('bank', amountMinor)],
      },
    ];
  const takenMinor = type === 'stripe_fee' ? -amountMinor : feeMinor;
  if (takenMinor === 0 || bookedOtherwise.includes(type)) return [];
  return [
    {
      key: `fee of the movement ${id}`,
      kind: 'provider_fee',
      currency,
      paymentId,
      bookingId,
      eventId,
      happenedAt: at,
      postings: [debit('provider_fees', takenMinor, organizerId), credit('provider', takenMinor)],
    },
  ];
}

const [overlapMs, latencyMs, dayMs] = [3_600_000, 120_000, 86_400_000];

/** From when movements are read, a little of what was read before again, in days; and until when: what has just happened may not be listed yet. */
export function daysToRead(readUntil: Date, now: Date): readonly { readonly since: Date; readonly until: Date }[] {
  const end = now.getTime() - latencyMs;
  const days: { since: Date; until: Date }[] = [];
  for (let since = readUntil.getTime() - overlapMs; since < end; since += dayMs)
    days.push({ since: new Date(since), until: new Date(Math.min(since + dayMs, end)) });
  return days;
}

/** What booking says of a sale. */
export interface Sold {
  readonly bookingId: string;
  readonly totalMinor: number;
  readonly refundedMinor: number;
  readonly currency: string;
}

export const soldOf = ({ sale, refunds }: SoldPage['items'][number]): Sold => ({
  bookingId: sale.bookingId,
  totalMinor: sale.totalMinor,
  refundedMinor: refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  currency: sale.currency,
});

/** Ids are in the order of time: the lowest of a moment. */
export function idAt(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

export type Found = Pick<DriftRow, 'kind' | 'subject' | 'paymentId' | 'bookingId' | 'expectedMinor' | 'foundMinor' | 'currency'> &
  Partial<Pick<DriftRow, 'expectedCurrency' | 'said'>>;

export const same = (a: Pick<Found, 'kind' | 'subject'>, b: Pick<Found, 'kind' | 'subject'>): boolean =>
  a.kind === b.kind && a.subject === b.subject;

export const presentDrift = (
  { byId: _, byName, foundAt, settledAt, ...drift }: DriftRow,
  dashboardUrl: (about: string) => string,
): Drift => ({
  ...drift,
  remedies: remediesOf[drift.kind],
  providerUrl: remediesOf[drift.kind].includes('look_at_provider') ? dashboardUrl(drift.subject) : null,
  by: byName,
  foundAt: foundAt.toISOString(),
  settledAt: settledAt?.toISOString() ?? null,
});

export const present = ({ byId: __, byName, readUntil: _, startedAt, finishedAt, ...run }: ReconciliationRow): Reconciliation => ({
  ...run,
  by: byName,
  startedAt: startedAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
});

/** What the books say of a booking. */
export interface Booked extends Pick<SaleRow, 'bookingId' | 'totalMinor' | 'paymentId' | 'origin'> {
  /** Of it, what goes back. */
  readonly backMinor: number;
}

/** What of a sale booking and the books disagree about. */
export function driftsOfSale({ bookingId, totalMinor, refundedMinor, currency }: Sold, booked: Booked | undefined): readonly Found[] {
  const about = { subject: bookingId, bookingId, paymentId: booked?.paymentId ?? null, currency };
  if (!booked) return [{ ...about, kind: 'sale_missing', expectedMinor: null, foundMinor: totalMinor }];
  const isOther = !isNoSale(booked) && booked.totalMinor !== totalMinor;
  return [
    ...(isOther ? [{ ...about, kind: 'sale_amount' as const, expectedMinor: booked.totalMinor, foundMinor: totalMinor }] : []),
    ...(booked.backMinor === refundedMinor
      ? []
      : [{ ...about, kind: 'refunds_of_sale' as const, expectedMinor: booked.backMinor, foundMinor: refundedMinor }]),
  ];
}
