import type { Cancellation, CancellationObstacle } from '@event-planner/contracts/refund';
import { type BackAs, keptOf } from '@event-planner/contracts/self-service';
import type { BookingRow, TicketRow } from '../booking-keeping.ts';
import { type DisputeRow, isWithBank } from '../order-disputes.ts';
import type { EventFacts } from '../sellable-event.ts';
import { feesByTicket, type PaidParts, sum, upTo } from './amounts.ts';
import { byProvider, canBeCredit, leftOf } from './rules.ts';

type Terms = Pick<EventFacts, 'selfService' | 'startsAt' | 'state'>;

export interface Cancelling {
  readonly booking: BookingRow;
  /** All of them, in their order. */
  readonly tickets: readonly TicketRow[];
  /** Those by which somebody came in: they cannot be given back. */
  readonly used: ReadonlySet<string>;
  readonly parts: PaidParts;
  /** Until when everything comes back because the event was postponed, whatever the usual terms say. */
  readonly window: Date | null;
  readonly event: Terms;
  readonly dispute: DisputeRow | undefined;
  readonly now: Date;
}

const everything = { keepBasisPoints: 0, keepMinor: 0 };

const untilOf = ({ selfService: { cancellation }, startsAt }: Terms): Date | null =>
  cancellation && new Date(startsAt.getTime() - cancellation.minutesBefore * 60_000);

const canGo = (ticket: TicketRow, used: ReadonlySet<string>): boolean => ticket.state === 'valid' && !used.has(ticket.id);

function obstacleOf({ booking, tickets, used, event, dispute, now, window }: Cancelling): CancellationObstacle | null {
  const until = untilOf(event);
  if (event.state === 'cancelled') return 'event_cancelled';
  if (booking.state !== 'confirmed') return 'not_confirmed';
  if (isWithBank(dispute)) return 'disputed';
  if (window === null && until === null) return 'not_offered';
  if (window === null && until !== null && now >= until) return 'too_late';
  return tickets.some(ticket => canGo(ticket, used)) ? null : 'no_tickets';
}

/** Whose event was postponed may have their money, whatever the terms. */
const backAsOf = (offered: BackAs = 'original', isPostponed: boolean): BackAs => (isPostponed && offered === 'credit' ? 'choice' : offered);

/** What comes back under the organizer's terms, or why nothing can be cancelled. Fees stay paid, but for a postponed event's. Never more comes back than is left of what was paid. */
export function cancellationOf(cancelling: Cancelling): Cancellation {
  const { booking, tickets, used, parts, event, window } = cancelling;
  const obstacle = obstacleOf(cancelling);
  const cancellation = window === null ? event.selfService.cancellation : everything;
  const fees = window === null ? [] : feesByTicket(parts);
  const paid = tickets.flatMap((ticket, at) =>
    canGo(ticket, used) ? [{ ticketId: ticket.id, paidMinor: (parts.tickets[at] ?? 0) + (fees[at] ?? 0) }] : [],
  );
  const back = upTo(
    leftOf(booking),
    paid.map(({ paidMinor }) => paidMinor - (cancellation ? keptOf(paidMinor, cancellation) : paidMinor)),
  );
  const lines = paid.map((line, at) => ({ ...line, keptMinor: line.paidMinor - (back[at] ?? 0), backMinor: back[at] ?? 0 }));
  return {
    possible: obstacle === null,
    obstacle,
    until: (window ?? untilOf(event))?.toISOString() ?? null,
    isPostponed: window !== null,
    terms: cancellation && { keepBasisPoints: cancellation.keepBasisPoints, keepMinor: cancellation.keepMinor },
    currency: booking.currency,
    tickets: obstacle === null ? lines : [],
    backMinor: obstacle === null ? sum(back) : 0,
    feesMinor: window === null ? parts.feesMinor : 0,
    byProvider: byProvider(booking) || booking.carriedMinor > 0,
    backAs: canBeCredit(booking) ? backAsOf(event.selfService.cancellation?.backAs, window !== null) : 'original',
  };
}
