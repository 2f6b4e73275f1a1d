import type { Account, EntryKind } from '@event-planner/contracts/ledger';
import { type TakenApart, untaxedOf } from '@event-planner/contracts/taking-apart';
import type { Transaction } from '@event-planner/platform/database';
import type { Tables } from './tables.ts';

export interface Posting {
  readonly account: Account;
  /** Null: the platform's own. */
  readonly organizerId: string | null;
  /** Positive: a debit; negative: a credit. */
  readonly amountMinor: number;
  /** Of the account `taxes`: which rate it is, and of what. */
  readonly tax?: PostedTax;
  /** Of a net of which several taxes are taken: by how much what they are taken of is more than what bears any, signed like the amount. */
  readonly sharedMinor?: number;
}

export interface PostedTax {
  readonly name: string;
  /** Hundredths of a percent, down to hundredths of these. */
  readonly basisPoints: number;
  /** The net it is taken of, signed like the amount. */
  readonly baseMinor: number;
  /** The buyer accounts for it: the amount is zero. */
  readonly reverseCharge: boolean;
}

/** Something that happened to money. Its postings come to zero; those that say nothing are left out. */
export interface Entry {
  /** What it was, in words that are the same whenever it is heard of: it is booked once. */
  readonly key: string;
  readonly kind: EntryKind;
  readonly currency: string;
  readonly eventId?: string | null;
  readonly bookingId?: string | null;
  readonly paymentId?: string | null;
  readonly happenedAt: Date;
  /** Why, in the words of whoever decided it. */
  readonly reason?: string | null;
  readonly postings: readonly Posting[];
}

export const debit = (account: Account, amountMinor: number, organizerId: string | null = null): Posting => ({
  account,
  organizerId,
  amountMinor,
});

export const credit = (account: Account, amountMinor: number, organizerId: string | null = null): Posting =>
  debit(account, -amountMinor, organizerId);

/** The net of what was sold, given back or written off, in `account`. */
export const net = (
  account: Account,
  parts: TakenApart,
  { organizerId, sign }: { readonly organizerId: string | null; readonly sign: 1 | -1 },
): Posting => {
  const taxedMinor = parts.netMinor - untaxedOf(parts);
  const sharedMinor = parts.taxes.reduce((sum, { baseMinor }) => sum + baseMinor, 0) - taxedMinor;
  return { ...debit(account, sign * parts.netMinor, organizerId), ...(sharedMinor !== 0 && { sharedMinor: sign * sharedMinor }) };
};

/** Books entries, each once by its key, in the transaction of what they are about. Throws where one does not come to zero. Kept by ledger. */
export interface Books {
  post(tx: Transaction<Tables>, entries: readonly Entry[]): Promise<void>;
  /** Where rows of other tables are written with their entries, one statement does it all: each of `inserts` is an insert of $1, the rows as JSON. */
  beside(...inserts: readonly string[]): (tx: Transaction<Tables>, rows: readonly object[], entries: readonly Entry[]) => Promise<void>;
}
