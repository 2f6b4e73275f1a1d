import { refuse } from '../errors.ts';
import type { TicketRow } from '../booking-keeping.ts';

export interface Seen {
  readonly tickets: readonly TicketRow[];
  /** With which somebody came in. */
  readonly used: ReadonlySet<string>;
  /** Offers that somebody may still take up. */
  readonly openOffers: ReadonlySet<string>;
  /** The offer that is being taken up, if it is one. */
  readonly offer: string | undefined;
}

/** Those of the booking's tickets that are asked for, in their order; throws why one of them cannot go anywhere. */
export function ensureMovable(ticketIds: readonly string[], { tickets, used, openOffers, offer }: Seen): readonly TicketRow[] {
  const wanted = new Set(ticketIds);
  const found = tickets.filter(ticket => wanted.has(ticket.id));
  const named = (of: readonly TicketRow[]) => ({ tickets: of.map(ticket => ticket.id) });
  if (found.length < wanted.size)
    throw refuse('no_such_ticket', 'the booking has no such ticket', {
      tickets: [...wanted].filter(id => !found.some(one => one.id === id)),
    });
  const ended = found.filter(ticket => ticket.state !== 'valid');
  if (ended.length > 0) throw refuse('ticket_ended', 'a ticket is not valid any more', named(ended));
  const usedOnes = found.filter(ticket => used.has(ticket.id));
  if (usedOnes.length > 0) throw refuse('ticket_used', 'somebody came in with a ticket of these already', named(usedOnes));
  const offered = found.filter(({ offerId }) => offerId !== null && offerId !== offer && openOffers.has(offerId));
  if (offered.length > 0) throw refuse('ticket_offered', 'a ticket is offered to somebody already: take that back first', named(offered));
  return found;
}
