import { type Dispute, DisputeState, isClosed } from '@event-planner/contracts/disputes';
import { credit, debit, type Entry } from '../books.ts';
import type { DisputeRow } from '../dispute-tables.ts';
import type { DisputeFact } from '../provider/payout-provider.ts';

type Books = Pick<DisputeRow, 'organizerId' | 'eventId' | 'bookingId' | 'paymentId' | 'currency'>;

/**
 * Money that the bank took, with the fee, and what comes back: each movement of the provider's once, whoever tells of it and in whichever order. It is the organizer's
 * loss; where nobody is known to have sold it, it waits for somebody to say whose.
 */
export function entriesOf({ movements }: Pick<DisputeFact, 'movements'>, { organizerId, ...of }: Books): readonly Entry[] {
  const account = organizerId === null ? 'suspense' : 'disputes';
  return movements
    .filter(({ currency }) => currency === of.currency)
    .map(({ id, netMinor, at }) => ({
      key: `dispute ${id}`,
      kind: netMinor < 0 ? ('dispute_opened' as const) : ('dispute_won' as const),
      ...of,
      happenedAt: at,
      postings: [debit('provider', netMinor), credit(account, netMinor, organizerId)],
    }));
}

export const feeOf = ({ movements }: Pick<DisputeFact, 'movements'>): number =>
  Math.max(
    movements.reduce((sum, { feeMinor }) => sum + feeMinor, 0),
    0,
  );

/** A word that the provider may come up with: somebody has to look, so it counts as what needs that. */
export const stateOf = ({ status }: Pick<DisputeFact, 'status'>): DisputeState => DisputeState.catch('needs_response').parse(status);

/**
 * Whether the provider's word is newer than what is known. Of two in the same second, the one that closes it; and what is won or lost is open no more,
 * however late an answer from before arrives.
 */
export function isNews(known: Pick<DisputeRow, 'state' | 'providerSaidAt'>, state: DisputeState, at: Date): boolean {
  const isDecided = known.state === 'won' || known.state === 'lost';
  if (!isClosed(state) && isDecided) return false;
  return (
    at > known.providerSaidAt ||
    (at.getTime() === known.providerSaidAt.getTime() && !isClosed(known.state)) ||
    (isClosed(state) && !isClosed(known.state))
  );
}

export const outcomeOf = (state: DisputeState): 'won' | 'lost' | 'withdrawn' => (state === 'won' || state === 'lost' ? state : 'withdrawn');

export type Shown = DisputeRow & {
  readonly eventTitle: string | null;
  readonly reference: string | null;
  readonly buyerName: string | null;
};

export const present = (row: Shown): Dispute => ({
  id: row.id,
  state: row.state,
  reason: row.reason,
  amountMinor: row.amountMinor,
  feeMinor: row.feeMinor,
  currency: row.currency,
  dueAt: row.dueAt?.toISOString() ?? null,
  openedAt: row.openedAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
  answeredAt: row.answeredAt?.toISOString() ?? null,
  bookingId: row.bookingId,
  eventId: row.eventId,
  eventTitle: row.eventTitle,
  reference: row.reference,
  buyer: row.buyerName,
});
