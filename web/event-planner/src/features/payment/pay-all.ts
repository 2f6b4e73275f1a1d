import type { Booking } from '@event-planner/contracts/booking';
import { type Verdict, verdictOf } from './decline.ts';
import type { PaymentForm } from './use-payment-form.ts';
import type { BillingDetails } from './stripe.ts';

/** A booking with what its payment is confirmed by. */
export interface Payable {
  readonly booking: Booking;
  /** Null when nothing is to be paid any more. */
  readonly clientSecret: string | null;
  /** Whose credit may pay it, and how much of it is to be paid so. */
  readonly organizerId: string | null;
  readonly creditMinor: number;
  /** While the payment provider is away. */
  readonly heldUntil?: string | undefined;
}

export type Outcome = Verdict | { readonly kind: 'paying' };
export type Outcomes = Readonly<Record<string, Outcome>>;

/** What may be tried, or tried again: an accepted one is over, and one that nobody knows about must not be paid twice. */
export const payableNow = (payables: readonly Payable[], outcomes: Outcomes): readonly Payable[] =>
  payables.filter(({ booking, clientSecret }) => {
    const kind = outcomes[booking.id]?.kind;
    return clientSecret !== null && (kind === undefined || kind === 'declined');
  });

/** What is wrong with the card form itself is wrong for all. */
const isAboutForm = (verdict: Verdict): boolean => verdict.kind === 'declined' && verdict.key === 'payment.incomplete';

interface Paying {
  readonly confirm: PaymentForm['confirm'];
  readonly payer: BillingDetails;
  readonly tell: (bookingId: string, outcome: Outcome | undefined) => void;
}

/** Pays one after another with the card that is in the form. Each is a payment of its own: one that fails leaves the others as they are. */
export async function payAll(payables: readonly Payable[], { confirm, payer, tell }: Paying): Promise<void> {
  for (const { booking, clientSecret } of payables) {
    if (clientSecret === null) continue;
    tell(booking.id, { kind: 'paying' });
    const verdict = await confirm(clientSecret, payer).then(verdictOf, (): Verdict => ({ kind: 'unknown' }));
    tell(booking.id, verdict);
    if (isAboutForm(verdict)) return;
  }
}
