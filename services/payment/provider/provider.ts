import type { Movements } from './movement.ts';
import type { AccountFact, Accounts, DisputeFact, Disputes, PayoutFact, Payouts } from './payout-provider.ts';

/** What the provider says has become of a payment. Amounts in our minor units. */
export interface PaymentFact {
  readonly state: 'processing' | 'succeeded' | 'failed' | 'cancelled';
  readonly amountMinor: number;
  readonly currency: string;
  /** Why the card was declined. */
  readonly code: string | null;
  /** By the provider's clock. */
  readonly at: Date;
}

/** The provider's side of one of our payments. */
export interface Intent {
  readonly providerId: string;
  readonly clientSecret: string | null;
  /** The payment it was made for; undefined when it is not one of ours. */
  readonly paymentId: string | undefined;
  /** Undefined while nobody has tried to pay. */
  readonly fact: PaymentFact | undefined;
}

export interface IntentOrder {
  /** Also the idempotency key, with the attempt: the same payment is never asked for twice. */
  readonly paymentId: string;
  /** How many were given up before, because the buyer chose another way meanwhile. */
  readonly attempt: number;
  readonly bookingId: string;
  readonly amountMinor: number;
  /** What is paid with credit beside it: with more or less of that it is another order. */
  readonly creditMinor?: number;
  readonly currency: string;
  readonly description: string;
  readonly email: string;
}

export interface RefundOrder {
  readonly refundId: string;
  /** With it, the idempotency key: one that failed is asked for anew as the next attempt. */
  readonly attempt: number;
  readonly intentId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

export interface RefundFact {
  readonly state: 'pending' | 'succeeded' | 'failed';
  readonly refundId: string | undefined;
  /** Null when the money had gone back by another way already. */
  readonly providerId: string | null;
  /** Why it failed, in the provider's word. */
  readonly code: string | null;
  /** What it is, where the provider says so: of whatever is none of ours, too. */
  readonly of?: RefundedMoney;
}

/** Amounts in our minor units. */
export interface RefundedMoney {
  readonly intentId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly madeAt: Date;
}

/** It is kept as JSON until it is handled: times are called `at`, or something that ends in `At`. */
export type ProviderEvent = { readonly id: string; readonly type: string; readonly at: Date } & (
  | { readonly about: 'intent'; readonly intent: Intent }
  | { readonly about: 'refund'; readonly refund: RefundFact }
  | { readonly about: 'dispute'; readonly dispute: DisputeFact }
  | { readonly about: 'payout'; readonly payout: PayoutFact }
  | { readonly about: 'account'; readonly account: AccountFact }
  /** It says an amount that is none of ours. */
  | { readonly about: 'unfit'; readonly reason: string }
  | { readonly about: 'other' }
);

/** Calls of one kind, since this process began. */
export interface OperationHealth {
  readonly operation: string;
  /** `open`: nobody is asked for a while, because too many failed. */
  readonly state: 'closed' | 'half_open' | 'open';
  readonly running: number;
  readonly waiting: number;
  readonly calls: number;
  readonly failures: number;
  /** Never made: the breaker was open, or there was no room. */
  readonly rejected: number;
  readonly lastFailure: string | null;
  readonly lastFailureAt: Date | null;
}

/**
 * The company that moves the money. Every call may take its whole time budget and is safe to repeat; none is made while a lock is held.
 * Refusals: `provider_unavailable` when it cannot be reached, `payment_not_possible` when it does not accept the order.
 */
export interface Provider extends Accounts, Payouts, Disputes, Movements {
  createIntent(order: IntentOrder): Promise<Intent>;
  getIntent(providerId: string): Promise<Intent>;
  /** One that was paid in the meantime stays paid: the answer says what it is now. */
  cancelIntent(providerId: string): Promise<Intent>;
  refund(order: RefundOrder): Promise<RefundFact>;
  getRefund(providerId: string): Promise<RefundFact>;
  /** Some of its events, oldest first: those after one that is known, or the oldest since a moment. None: there are no more until then. */
  listEvents(page: { readonly after: string | undefined; readonly since: Date; readonly until: Date }): Promise<readonly ProviderEvent[]>;
  /** Checks the signature over the raw bytes before it reads them; throws `webhook_signature_invalid`. */
  readEvent(body: Uint8Array, signature: string): ProviderEvent;
  /** How each operation fares. */
  health(): readonly OperationHealth[];
  close(): void;
}
