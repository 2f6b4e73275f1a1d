import { z } from 'zod';
import { Currency, Cursor, Day, Id, Instant, Line, Minor, TimeZone } from './http.ts';
import { Account, EntryKind } from './ledger.ts';
import { SalesRange } from './sales.ts';

/** Money that may be missing too: negative where somebody owes it. */
export const SignedMinor = z.int().min(-1_000_000_000_000_00).max(1_000_000_000_000_00);

/** What became of an organizer's money in one currency. */
export const Balance = z.object({
  currency: Currency,
  /** What the platform owes them; negative: what they owe it. */
  owedMinor: SignedMinor,
  /** Debits are positive, as in the books. */
  accounts: z.array(z.object({ account: Account, amountMinor: SignedMinor })),
});
export type Balance = z.infer<typeof Balance>;

/** Since they began, in the order of how much was sold. */
export const OrganizerBalance = z.object({
  balances: z.array(Balance),
  /** What their buyers may still spend with them. It is kept for that, and in nothing that is owed. */
  buyerCredit: z.array(z.object({ currency: Currency, balanceMinor: Minor })),
});
export type OrganizerBalance = z.infer<typeof OrganizerBalance>;

const Flow = z.object({
  /** Sold, taxes included. */
  inMinor: SignedMinor,
  /** Given back to buyers, taxes included. */
  outMinor: SignedMinor,
  /** Fees of the platform and of providers, and what is disputed. */
  costsMinor: SignedMinor,
  paidOutMinor: SignedMinor,
});
export type Flow = z.infer<typeof Flow>;

const Range = z.object({ timeZone: TimeZone, from: Day, to: Day });
/** In and out, day by day; every day of the range, also those on which nothing happened. */
export const MoneyDays = Range.extend({
  currencies: z.array(z.object({ currency: Currency, days: z.array(Flow.extend({ day: Day })), total: Flow })),
});
export type MoneyDays = z.infer<typeof MoneyDays>;

export const PostingView = z.object({
  account: Account,
  /** Whose account: the organizer's, or the platform's own. */
  ofOrganizer: z.boolean(),
  amountMinor: SignedMinor,
  tax: z.object({ name: Line, millionths: z.int(), baseMinor: SignedMinor, reverseCharge: z.boolean() }).nullable(),
});
export type PostingView = z.infer<typeof PostingView>;

export const EntryView = z.object({
  id: Id,
  key: z.string(),
  kind: EntryKind,
  currency: Currency,
  happenedAt: Instant,
  bookedAt: Instant,
  eventId: Id.nullable(),
  eventTitle: Line.nullable(),
  bookingId: Id.nullable(),
  /** Of the booking, where it was sold. */
  reference: z.string().nullable(),
  buyer: z.string().nullable(),
  paymentId: Id.nullable(),
  /** Why, in the words of whoever decided it: of an invoice that is given up, and of money that had not come after all. */
  reason: Line.nullable().default(null),
  postings: z.array(PostingView),
});
export type EntryView = z.infer<typeof EntryView>;

const Paged = { cursor: Cursor.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };

export const StatementQuery = SalesRange.extend({
  currency: Currency,
  eventId: Id.optional(),
  kind: EntryKind.optional(),
  ...Paged,
});
export type StatementQuery = z.infer<typeof StatementQuery>;
export const StatementFileQuery = SalesRange.extend({ currency: Currency, eventId: Id.optional(), kind: EntryKind.optional() });

/** What changed what an organizer is owed, the newest first. */
export const Statement = Range.extend({
  currency: Currency,
  /** What was owed before the first day, and after the last. */
  openingMinor: SignedMinor,
  closingMinor: SignedMinor,
  items: z.array(
    EntryView.extend({
      changeMinor: SignedMinor,
      /** What was owed after it; null where entries are left out by a filter. */
      owedMinor: SignedMinor.nullable(),
    }),
  ),
  nextCursor: Cursor.nullable(),
});
export type Statement = z.infer<typeof Statement>;

/** What became of the money of single events, those that sold last first; a hundred at most. */
export const EventSettlements = z.object({
  items: z.array(
    z.object({ eventId: Id, title: Line, startsAt: Instant, endsAt: Instant, timeZone: TimeZone, balances: z.array(Balance) }),
  ),
});
export type EventSettlements = z.infer<typeof EventSettlements>;

export const TaxPeriod = z.enum(['month', 'quarter', 'year', 'all']);
export type TaxPeriod = z.infer<typeof TaxPeriod>;
export const TaxQuery = SalesRange.extend({ by: TaxPeriod.default('month') });

const Taxed = z.object({ netMinor: SignedMinor, taxMinor: SignedMinor, grossMinor: SignedMinor });
/** `net`: sales less what was given back of sales, on the day it was. */
const TaxFigures = z.object({ sold: Taxed, givenBack: Taxed, net: Taxed });
export type TaxFigures = z.infer<typeof TaxFigures>;

/** By when each sale was made, which is when its tax is due. */
export const TaxReport = Range.extend({
  periods: z.array(
    z.object({
      from: Day,
      to: Day,
      currencies: z.array(
        z.object({
          currency: Currency,
          rates: z.array(
            TaxFigures.extend({
              name: Line,
              /** 19 % is 190000; 0 under reverse charge, where no rate of the seller's country applies. */
              millionths: z.int(),
              /** The buyer accounts for it. */
              reverseCharge: z.boolean(),
            }),
          ),
          /** Of all that was sold, whatever tax it bears: what bears two counts once. */
          total: TaxFigures,
          /** What bears no tax at all; null where it cannot be told, of what was sold before it was kept how much bears several. */
          untaxed: TaxFigures.nullable(),
        }),
      ),
    }),
  ),
});
export type TaxReport = z.infer<typeof TaxReport>;

/** Everything that was booked, by account. */
export const TrialBalance = z.object({
  currencies: z.array(
    z.object({
      currency: Currency,
      /** Zero, or the books are wrong. */
      sumMinor: SignedMinor,
      accounts: z.array(
        z.object({
          account: Account,
          ofOrganizers: z.boolean(),
          debitMinor: SignedMinor,
          creditMinor: SignedMinor,
          amountMinor: SignedMinor,
        }),
      ),
    }),
  ),
});
export type TrialBalance = z.infer<typeof TrialBalance>;

export const BooksCheck = z.object({
  checks: z.array(
    z.object({
      name: z.enum(['entries_balance', 'payments_booked', 'refunds_booked', 'sales_booked', 'received_sold', 'nothing_unassigned']),
      examined: z.int(),
      wrong: z.int(),
      /** What to look at, the first of them. */
      ids: z.array(z.string()),
    }),
  ),
});
export type BooksCheck = z.infer<typeof BooksCheck>;

/** An id of a booking, a payment or an event, an entry's key, or a booking's reference. */
export const EntrySearch = z.strictObject({ q: Line, ...Paged });
export const EntryPage = z.object({
  items: z.array(EntryView.extend({ organizerName: z.string().nullable() })),
  nextCursor: Cursor.nullable(),
});
export type EntryPage = z.infer<typeof EntryPage>;
