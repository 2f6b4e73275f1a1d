import { z } from 'zod';
import { SignedMinor } from './balance.ts';
import { Currency, Cursor, Id, Instant, Line, Minor, page } from './http.ts';
import { PayoutTerms } from './payout-terms.ts';

/** Where an event's money is. */
export const EventMoney = z.object({
  eventId: Id,
  /** Null where nothing is known of it. */
  title: Line.nullable(),
  endsAt: Instant,
  /** What it has brought in all: what was sold, less what went back and was taken. */
  owedMinor: SignedMinor,
  /** Of it, what is kept until then. */
  heldMinor: Minor,
  heldUntil: Instant.nullable(),
});
export type EventMoney = z.infer<typeof EventMoney>;

/** Where an organizer's money of one currency is: owed = held + withheld + available. */
export const MoneyPlaces = z.object({
  currency: Currency,
  owedMinor: SignedMinor,
  /** Until events are over, and in reserve. */
  heldMinor: Minor,
  /** What a bank asks about: it may still be taken back. */
  withheldMinor: Minor,
  /** Negative: the organizer owes the platform, which is taken off what comes in. */
  availableMinor: SignedMinor,
  /** In open disputes: it has been taken back already. */
  disputedMinor: Minor,
  onTheWayMinor: Minor,
  paidOutMinor: Minor,
  /** Those with money that is held, the soonest first. */
  held: z.array(EventMoney),
});
export type MoneyPlaces = z.infer<typeof MoneyPlaces>;

export const PayoutAccountState = z.enum(['ready', 'onboarding', 'restricted', 'on_hold']);
export const PayoutAccount = z.object({
  currency: Currency,
  kind: z.enum(['provider', 'bank']),
  /** `restricted`: the provider needs something before it pays out; `on_hold`: changed a short while ago. */
  state: PayoutAccountState,
  /** Masked. Null while the provider does not know it. */
  holder: Line.nullable(),
  account: z.string().nullable(),
  /** What the provider needs, in its words: `individual.verification.document`. */
  requirements: z.array(z.string()),
  holdUntil: Instant.nullable(),
  changes: z.array(z.object({ at: Instant, by: Line, what: z.enum(['added', 'changed']), account: z.string() })),
});
export type PayoutAccount = z.infer<typeof PayoutAccount>;

/** Where money is paid out to by hand. */
export const BankAccountForm = z.strictObject({
  holder: Line.max(70),
  iban: z.string().trim().min(5).max(50),
  bic: z.string().trim().max(11).nullable(),
});
export type BankAccountForm = z.infer<typeof BankAccountForm>;
export const ProviderAccountForm = z.strictObject({ country: z.string().regex(/^[A-Z]{2}$/) });
/** Where the provider asks for what it needs; good once and for some minutes. */
export const OnboardingLink = z.object({ url: z.url() });

/**
 * `recorded`: it is going to be made; `exported`: in a file for the bank; `on_its_way`: the provider or the bank has it; `returning`: it did not arrive and is
 * coming back; `failed`: it is back, and owed again.
 */
export const PayoutState = z.enum(['recorded', 'exported', 'transferred', 'on_its_way', 'returning', 'paid', 'failed']);
export type PayoutState = z.infer<typeof PayoutState>;
export const Payout = z.object({
  id: Id,
  /** Of an organizer and currency, from 1 on. */
  number: z.int(),
  currency: Currency,
  amountMinor: Minor,
  kind: z.enum(['provider', 'bank']),
  state: PayoutState,
  /** Masked. */
  account: z.string(),
  /** Null: by the schedule. */
  askedBy: Line.nullable(),
  failure: z.string().nullable(),
  createdAt: Instant,
  settledAt: Instant.nullable(),
});
export type Payout = z.infer<typeof Payout>;
export const PayoutPage = page(Payout);
export const PayoutQuery = z.strictObject({ cursor: Cursor.optional(), limit: z.coerce.number().int().min(1).max(100).default(25) });

/** What an organizer sees of payouts: where the money is, where it goes, and when. */
export const PayoutOverview = z.object({ places: z.array(MoneyPlaces), accounts: z.array(PayoutAccount), terms: PayoutTerms });
export type PayoutOverview = z.infer<typeof PayoutOverview>;

/** Pays out what is available. `seenMinor` was shown; with another amount by now nothing is paid out. */
export const PayoutRequest = z.strictObject({ currency: Currency, seenMinor: Minor.min(1) });

/** As those who run the platform see them. */
export const PlatformPayout = Payout.extend({ organizerId: Id, organizerName: Line, holder: Line.nullable(), exportId: Id.nullable() });
export type PlatformPayout = z.infer<typeof PlatformPayout>;
export const PlatformPayoutPage = page(PlatformPayout);
export const PlatformPayoutQuery = PayoutQuery.extend({ state: PayoutState.optional(), kind: z.enum(['provider', 'bank']).optional() });

/** The platform's own account, from which a file of payouts is paid. */
export const PayoutExportForm = z.strictObject({
  currency: Currency,
  debtorName: Line.max(70),
  debtorIban: z.string().trim().min(5).max(50),
  debtorBic: z.string().trim().max(11).nullable(),
});
export const PayoutExport = z.object({
  id: Id,
  currency: Currency,
  payouts: z.int(),
  totalMinor: Minor,
  createdAt: Instant,
  createdBy: Line,
});
export type PayoutExport = z.infer<typeof PayoutExport>;
export const PayoutFailureForm = z.strictObject({ reason: Line });
