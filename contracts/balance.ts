import { z } from 'zod';
import { Currency } from './http.ts';
import { Account } from './ledger.ts';

/** Money that may be missing too: negative where somebody owes it. */
export const SignedMinor = z.int().min(-1_000_000_000_000_00).max(1_000_000_000_000_00);

/** What became of an organizer's money in one currency since they began. */
export const Balance = z.object({
  currency: Currency,
  /** What the platform owes them; negative: what they owe it. */
  owedMinor: SignedMinor,
  /** Debits are positive, as in the books. */
  accounts: z.array(z.object({ account: Account, amountMinor: SignedMinor })),
});
export type Balance = z.infer<typeof Balance>;

/** In the order of how much was sold. */
export const OrganizerBalance = z.object({ balances: z.array(Balance) });
export type OrganizerBalance = z.infer<typeof OrganizerBalance>;
