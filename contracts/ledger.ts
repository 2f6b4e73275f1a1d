import { z } from 'zod';

/**
 * The accounts of the books. An amount that is not negative is a debit, a negative one a credit, and every entry comes to zero.
 *
 * The platform's own: `provider` is money with the provider, `received` what buyers paid and got nothing for yet, `to_refund` what is on its way back to them,
 * `suspense` what nobody can assign yet, `buyer_credit` what buyers may spend at an organizer, kept for them until they do, `platform_fees` what the platform earned, `provider_fees` what the provider took, `bank` what is in its own bank account.
 *
 * An organizer's: `sales` (net), `taxes`, `refunds` (net, of sales), `fees` of the platform, `provider_fees` where they bear them, `disputes`, `payouts`; and where
 * their money is when not with the provider: `cash`, `terminal`, `bank`, `receivable` (invoices that nobody paid yet), `written_off` (net, of those that nobody will pay),
 * `suspense` (in their bank account, and nobody knows yet what for), `by_hand` (what they pay back themselves). What the platform owes an organizer is minus
 * the sum of all accounts of theirs.
 */
export const Account = z.enum([
  'provider',
  'received',
  'to_refund',
  'buyer_credit',
  'suspense',
  'platform_fees',
  'provider_fees',
  'sales',
  'taxes',
  'refunds',
  'fees',
  'disputes',
  'payouts',
  'cash',
  'terminal',
  'bank',
  'receivable',
  'written_off',
  'by_hand',
]);
export type Account = z.infer<typeof Account>;

/** What happened, for whoever reads the books. */
export const EntryKind = z.enum([
  'payment_received',
  'payment_rejected',
  /** Other money than was asked for: nobody knows yet whose it is. */
  'payment_unassigned',
  'sale',
  'platform_fee',
  'provider_fee',
  'refund_recorded',
  'refund_sent',
  'refund_returned',
  /** The provider could not give it back, so somebody of the team did, in another way. */
  'refund_paid_out',
  /** They had not, after all. */
  'refund_not_paid_out',
  'refund_at_provider',
  /** Money that was to go back became credit, paid something, or is credit again because what it had paid was given back. */
  'credit_granted',
  'credit_spent',
  'credit_returned',
  /** Credit of a bank transfer is taken back, and the money is left of that again. */
  'credit_withdrawn',
  'dispute_opened',
  'dispute_won',
  'transfer_received',
  'transfer_returned',
  /** Nobody will pay it, so its tax is not owed either; and the same backwards: it is owed after all, or was given back. */
  'written_off',
  'written_back',
  'payout',
  'payout_failed',
  /** The provider paid the platform's own money out to its bank, or it came back. */
  'provider_payout',
  'correction',
]);
export type EntryKind = z.infer<typeof EntryKind>;
