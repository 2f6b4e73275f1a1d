import type { SelfService } from '@event-planner/contracts/self-service';
import { refuse } from '../errors.ts';
import type { EventFacts } from '../sellable-event.ts';

/** What a buyer may do with a ticket that they have. */
export type Move = 'transfer' | 'exchange' | 'resale';

export type TermsOf = Pick<EventFacts, 'selfService' | 'startsAt' | 'state'>;

/** Until when a buyer may do it themselves; undefined when the organizer leaves it to the team. */
export function deadlineOf({ selfService, startsAt }: TermsOf, move: Move): Date | undefined {
  const terms = selfService[move];
  return terms ? new Date(startsAt.getTime() - terms.minutesBefore * 60_000) : undefined;
}

export type Terms<Of extends Move> = NonNullable<SelfService[Of]> & { readonly until: Date };

/** Throws unless the event's terms let buyers do it now; answers them. */
export function ensureTerms<Of extends Move>(event: TermsOf, move: Of, now: Date): Terms<Of> {
  const terms = event.selfService[move];
  const until = deadlineOf(event, move);
  if (!terms || !until) throw refuse('not_self_service', 'the organizer of this event does this for you: ask them', { move });
  if (event.state === 'cancelled' || event.state === 'ended')
    throw refuse('too_late', `the event is ${event.state}`, { move, until: until.toISOString() });
  if (now >= until) throw refuse('too_late', `it was possible until ${until.toISOString()}`, { move, until: until.toISOString() });
  return { ...terms, until };
}
