import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools';
import { z } from 'zod';
import { Currency, EmailOrNone, Id, Instant, Line, Minor, page, TimeZone } from './http.ts';
import { PaymentState } from './payment.ts';

/** How a booking may be paid: with the provider, to the organizer's bank account, on an invoice, or in cash or by card where the event is. */
export const PaymentWay = z.enum(['provider', 'transfer', 'invoice', 'on_site']);
export type PaymentWay = z.infer<typeof PaymentWay>;

/** What a pending booking waits for that is not paid at once: one of the slow ways, or the provider, who has been told to collect it. */
export const Awaited = z.enum(['transfer', 'invoice', 'on_site', 'processing']);
export type Awaited = z.infer<typeof Awaited>;

const days = (most: number) => z.int().min(0).max(most);

/** As somebody types it; what is wrong with it keeps an event from being published. */
const Account = {
  holder: z.string().trim().max(70),
  iban: z.string().max(42),
  /** Within the euro area nobody needs it. */
  bic: z.string().trim().max(11).nullable(),
};

/** Which ways of paying an event offers; null: this one not. What is free is paid in none. */
export const PaymentTerms = z.strictObject({
  /** Card and whatever else the provider offers. */
  provider: z.boolean(),
  /** To be there after so many days, and so many days before the event at the latest: until then the places are kept. */
  transfer: z.strictObject({ ...Account, days: days(60).min(1), daysBefore: days(60) }).nullable(),
  /** For businesses: the team confirms each one, and the invoice is to be paid so many days after that. An answer is due within three days. */
  invoice: z.strictObject({ days: days(120).min(1) }).nullable(),
  /** Until so many minutes before the start the places are kept. */
  onSite: z
    .strictObject({
      minutesBefore: z
        .int()
        .min(0)
        .max(60 * 24 * 60),
    })
    .nullable(),
});
export type PaymentTerms = z.infer<typeof PaymentTerms>;

/** What a new event begins with. */
export const plainPayment: PaymentTerms = { provider: true, transfer: null, invoice: null, onSite: null };

/** How long a wish to pay on an invoice is kept for the team to answer. */
export const invoiceAnswerDays = 3;

/** Without spaces, in capitals. */
export const plainIban = (iban: string): string => electronicFormatIBAN(iban) ?? '';

/** What is wrong with an account that money is to be sent to; undefined: nothing. */
export function faultOfAccount({ holder, iban, bic }: { readonly holder: string; readonly iban: string; readonly bic: string | null }) {
  if (holder.trim() === '') return 'holder' as const;
  if (!isValidIBAN(plainIban(iban))) return 'iban' as const;
  return bic !== null && !isValidBIC(bic.toUpperCase()) ? ('bic' as const) : undefined;
}

export const BankAccount = z.object({ holder: z.string(), iban: z.string(), bic: z.string().nullable() });
export type BankAccount = z.infer<typeof BankAccount>;

/** A way that a booking may be paid by, and until when its places are kept for it. */
export const OfferedWay = z.object({ way: PaymentWay, payBy: Instant });
export const OfferedWays = z.object({
  /** The way that was chosen; null while it is to be paid at once. */
  awaits: Awaited.nullable(),
  ways: z.array(OfferedWay),
});
export type OfferedWays = z.infer<typeof OfferedWays>;

export const WayChoice = z.strictObject({ way: PaymentWay.exclude(['provider']) });

/** What a booking owes by the way that was chosen for it. For services only. */
export const BookingDue = z.object({
  bookingId: Id,
  userId: Id,
  email: EmailOrNone,
  name: Line,
  reference: z.string(),
  eventId: Id,
  eventTitle: Line,
  organizerId: Id,
  organizerName: Line,
  way: PaymentWay.exclude(['provider']),
  totalMinor: Minor,
  currency: Currency,
  payBy: Instant,
  timeZone: TimeZone,
  /** Where to send it, by transfer. */
  account: BankAccount.nullable(),
});
export type BookingDue = z.infer<typeof BookingDue>;

/** How to pay what waits for a transfer or for the box office. */
export const PaymentInstructions = z.object({
  bookingId: Id,
  way: PaymentWay,
  amountMinor: Minor,
  currency: Currency,
  payBy: Instant,
  reference: z.string(),
  account: BankAccount.nullable(),
  /** What banks' apps read (EPC069-12, known as GiroCode); null where it cannot say it, such as in another currency than the euro. */
  code: z.string().nullable(),
});
export type PaymentInstructions = z.infer<typeof PaymentInstructions>;

/** How money came that no provider took. */
export const TakenWith = z.enum(['cash', 'card_terminal', 'bank_transfer']);

/** Money that somebody of the team took for a booking. */
export const TakenPayment = z.strictObject({
  paidWith: TakenWith,
  /** What was shown that is owed: if it is another amount by now, nothing happens. */
  seenMinor: Minor,
  /** Of what was written off of its invoice, so much came after all; `seenMinor` is then what is written off. */
  laterMinor: Minor.min(1).optional(),
});
export type TakenPayment = z.infer<typeof TakenPayment>;

/** What is said of such money: that it came, that it came in another way, or that it did not come after all. */
export const TakingKind = z.enum(['taken', 'corrected', 'undone']);
export type TakingKind = z.infer<typeof TakingKind>;

/**
 * What was said of a booking's money was a mistake. `not_paid`: the tickets stay, and the money is owed as on an invoice; whoever shall not have them gets them
 * cancelled besides, for which nothing is paid out then. What came of what was written off is written off again.
 */
export const TakenCorrection = z.strictObject({
  as: z.enum([...TakenWith.options, 'not_paid']),
  /** How it was said to be paid when this was decided: if that is another one by now, nothing happens. */
  seen: TakenWith,
  /** Which of what stands; needed where that is more than one. Only the last is corrected, and once that is undone the one before is the last. */
  takingId: Id.optional(),
  reason: Line,
});
/** What somebody said came for a booking, as it was said last, in the order in which it came. More than one: something of what was written off came later. */
export const StandingTakings = z.object({
  items: z.array(z.object({ id: Id, paidWith: TakenWith, amountMinor: Minor, currency: Currency })),
});
export type StandingTakings = z.infer<typeof StandingTakings>;
/** How it stands after that: by what came last and stands. */
export const CorrectedTaking = z.object({ bookingId: Id, paidWith: TakenWith.nullable() });
export type CorrectedTaking = z.infer<typeof CorrectedTaking>;
export type TakenCorrection = z.infer<typeof TakenCorrection>;

/** What an organizer waits for: transfers, invoices, and what is to be paid where the event is. */
export const AwaitedPayment = z.object({
  id: Id,
  bookingId: Id,
  eventId: Id.nullable(),
  eventTitle: z.string(),
  way: PaymentWay,
  reference: z.string(),
  name: z.string(),
  email: z.string(),
  amountMinor: Minor,
  /** Of it, what lines of the bank have brought; it is paid once that is all of it. */
  arrivedMinor: Minor,
  /** What may still be assigned to it: of what was written off all of it, of what has ended nothing. */
  owedMinor: Minor,
  /** What was written off of it, and is not asked for any more. */
  writtenOffMinor: Minor,
  currency: Currency,
  payBy: Instant,
  /** When its invoice is to be paid; null where none was sent. */
  dueAt: Instant.nullable(),
  state: PaymentState,
});
export type AwaitedPayment = z.infer<typeof AwaitedPayment>;
/** An invoice that nobody will pay, or so much of it. */
export const WriteOff = z
  .strictObject({
    /** @default all that is owed */
    amountMinor: Minor.min(1).optional(),
    /** What was shown that is owed: if it is another amount by now, nothing happens. */
    seenMinor: Minor.optional(),
    /** A tax office asks for it: it stands in the books. */
    reason: Line,
  })
  .refine(({ amountMinor, seenMinor }) => amountMinor === undefined || seenMinor !== undefined, {
    message: 'a part needs seenMinor, what was shown that is owed',
    path: ['seenMinor'],
  });
export type WriteOff = z.infer<typeof WriteOff>;
/** What was written off is owed after all. */
export const WriteBack = z.strictObject({
  /** What was shown that is written off: if it is another amount by now, nothing happens. */
  seenMinor: Minor.min(1),
  reason: Line.optional(),
});
export type WriteBack = z.infer<typeof WriteBack>;

export const AwaitedPage = page(AwaitedPayment);
export const AwaitedQuery = z.strictObject({
  /** Instead of these the invoices that were written off, wholly or for the rest. */
  writtenOff: z.stringbool().optional(),
  /** The beginning of a reference or an address, or part of a name: finds what has expired, too. */
  q: Line.max(100).optional(),
  cursor: Id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
