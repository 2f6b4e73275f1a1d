/** How long a hold keeps its places. */
export const holdSeconds = 10 * 60;
/** Until when what is held now is: nobody buys what is over. */
export const holdUntil = ({ endsAt }: { readonly endsAt: Date }, now: Date): Date =>
  new Date(Math.min(now.getTime() + holdSeconds * 1000, endsAt.getTime()));

/** Active holds of one person or cart, over all events; unpaid bookings are among them. */
export const maxHolds = 10;
/** Tickets of one sale at the desk: they are one document, and one mail. */
export const maxTicketsAtDesk = 500;
/** What somebody may give for one of what they choose the price of: a slip of the finger costs no more. */
export const maxChosenMinor = 10_000_000;
/** What an order may come to; beyond it nobody is charged. */
export const maxTotalMinor = 100_000_000_000;
/** Requests decided together. Beyond this a batch only grows slower, not cheaper by request. */
export const maxBatch = 128;
/** Requests of one event that may wait; more are refused at once, for they would be answered too late. */
export const maxWaiting = 5000;
/** Tries of a batch that loses seats to another process. */
export const maxTries = 4;
