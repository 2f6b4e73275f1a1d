import type { TicketState } from '@event-planner/contracts/booking';
import type { Guard, Lifecycle } from './lifecycle.ts';

export interface TicketFacts {
  /** Somebody came in with it. */
  readonly isUsed: boolean;
}
/** `cancel`: it is given back. The others: its place is somebody else's, or it became another ticket. */
export type TicketOccurrence = 'cancel' | 'transfer' | 'exchange' | 'resell';

export const ticketGuards = {
  always: { says: 'it is valid; who gives money back decides whether one that was used may end', holds: () => true },
  neverUsed: { says: 'nobody ever came in with it', holds: ({ isUsed }) => !isUsed },
} satisfies Readonly<Record<string, Guard<TicketFacts>>>;

/** What ended has ended. */
export const ticketLifecycle: Lifecycle<TicketState, TicketOccurrence, keyof typeof ticketGuards> = {
  valid: {
    cancel: { guard: 'always', next: 'cancelled' },
    transfer: { guard: 'neverUsed', next: 'transferred' },
    exchange: { guard: 'neverUsed', next: 'exchanged' },
    resell: { guard: 'neverUsed', next: 'resold' },
  },
  cancelled: {},
  transferred: {},
  exchanged: {},
  resold: {},
};

/** What becomes of a ticket; undefined when it cannot. */
export function nextOfTicket(state: TicketState, occurrence: TicketOccurrence, facts: TicketFacts): TicketState | undefined {
  const step = ticketLifecycle[state][occurrence];
  return step && ticketGuards[step.guard].holds(facts) ? step.next : undefined;
}

/** What a valid ticket becomes by it. */
export const endOf = (occurrence: TicketOccurrence): Exclude<TicketState, 'valid'> =>
  (ticketLifecycle.valid[occurrence] as { readonly next: Exclude<TicketState, 'valid'> }).next;
