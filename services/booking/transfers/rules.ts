import type { TransferState } from '@event-planner/contracts/transfer';

export type Occurrence = 'accept' | 'decline' | 'withdraw';
/** What somebody made of it. */
export type Settled = 'accepted' | 'declined' | 'withdrawn';

/** What may become of an offer. `expired` and `void` are never written: the clock and the tickets say so. */
export const lifecycle: Readonly<Record<TransferState, Partial<Record<Occurrence, Settled>>>> = {
  open: { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' },
  accepted: {},
  declined: {},
  withdrawn: {},
  expired: {},
  void: {},
};

export const next = (state: TransferState, occurrence: Occurrence): Settled | undefined => lifecycle[state][occurrence];

/** How long somebody has to accept, if the event's terms do not end it before. */
export const offerDays = 7;
/** Offers of one booking in one day: each is a mail to an address that nobody has proved. */
export const mostADay = 20;

export const expiryOf = (now: Date, until: Date): Date => {
  const longest = new Date(now.getTime() + offerDays * 86_400_000);
  return longest < until ? longest : until;
};

export interface OfferSeen {
  readonly state: TransferState;
  readonly expiresAt: Date;
  /** Whether all of its tickets are still valid and offered by it. */
  readonly complete: boolean;
}

export function stateAt({ state, expiresAt, complete }: OfferSeen, now: Date): TransferState {
  if (state !== 'open') return state;
  if (!complete) return 'void';
  return expiresAt <= now ? 'expired' : 'open';
}
