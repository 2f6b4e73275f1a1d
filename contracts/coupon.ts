import { z } from 'zod';
import { Currency, Day, Id, Instant, Line, Minor, page, TimeZone } from './http.ts';

/** How many codes an order may have. */
export const maxCoupons = 3;
/** Codes of one campaign. */
export const maxCodes = 50_000;

/** A code as somebody types it. */
export const TypedCode = z.string().trim().min(1).max(100);
/** Codes as somebody types them, each of another campaign. */
export const TypedCodes = z.array(TypedCode).max(maxCoupons);

/**
 * What of a typed code counts: neither capitals nor spaces, dashes and dots do, and what looks alike is the same (O and 0; I, L and 1).
 * Empty for what is no code.
 */
export const codeKey = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');

/** A code that an organizer makes up: four letters or digits at least. */
export const ChosenCode = z
  .string()
  .trim()
  .max(40)
  .refine(code => /^[\p{L}\p{N}]+(?:[ .-][\p{L}\p{N}]+)*$/u.test(code), {
    message: 'letters and digits, with single spaces, dots or dashes between them',
    params: { expected: 'chosen_code' },
    abort: true,
  })
  .refine(code => codeKey(code).length >= 4, { message: 'four letters or digits at least', params: { expected: 'chosen_code' } });

export const CampaignKind = z.enum(['percent', 'amount', 'free', 'access']);
export type CampaignKind = z.infer<typeof CampaignKind>;

const Count = z.int().min(1).max(1_000_000);
const Price = Minor.min(1).max(10_000_000);

/** What a campaign gives, on what, when and how often. */
export const CampaignTerms = z
  .strictObject({
    /** Buyers read it beside what it took off. */
    name: Line.max(80),
    kind: CampaignKind,
    /** Of a percentage: hundredths of a percent. */
    basisPoints: z.int().min(1).max(100_00).nullable().default(null),
    /** Off each ticket, or once off all tickets of the order together. */
    amountMinor: Price.nullable().default(null),
    per: z.enum(['ticket', 'order']).default('order'),
    /** Events that sell in another one are none of it. Needed wherever the terms name an amount. */
    currency: Currency.nullable().default(null),
    /** For at most so many tickets of an order, the dearest first; null for all. */
    discountedTickets: z.int().min(1).max(100).nullable().default(null),
    /** Null for all of the organizer's. */
    eventIds: z.array(Id).min(1).max(200).nullable().default(null),
    /** Null for all. Of `access`: which hidden ones it opens. */
    ticketTypeIds: z.array(Id).min(1).max(500).nullable().default(null),
    /** Of `access`: whether private events are there for who has the code. */
    opensEvents: z.boolean().default(false),
    startsAt: Instant.nullable().default(null),
    endsAt: Instant.nullable().default(null),
    /** Of the tickets that it is for, in one order; what they cost as shown, before anything is taken off. */
    minTickets: z.int().min(1).max(100).nullable().default(null),
    maxTickets: z.int().min(1).max(100).nullable().default(null),
    minMinor: Price.nullable().default(null),
    maxMinor: Price.nullable().default(null),
    /** Whether an order may have another discount beside it. What only opens something goes with everything. */
    combinable: z.boolean().default(false),
    /** A use is an order. Open carts count. */
    maxUses: Count.nullable().default(null),
    maxUsesPerPerson: Count.nullable().default(null),
    /** Of each code of its own. */
    maxUsesPerCode: Count.nullable().default(null),
    /** Whether a use is free again once all of its order has been cancelled or refunded. */
    givesBack: z.boolean().default(true),
  })
  .superRefine((terms, context) => {
    const complain = (path: keyof typeof terms, message: string, expected?: string): void =>
      context.addIssue({ code: 'custom', path: [path], message, params: { expected } });
    if ((terms.kind === 'percent') !== (terms.basisPoints !== null)) complain('basisPoints', 'a percentage, and nothing else, has one');
    if ((terms.kind === 'amount') !== (terms.amountMinor !== null)) complain('amountMinor', 'an amount, and nothing else, has one');
    if (terms.currency === null && [terms.amountMinor, terms.minMinor, terms.maxMinor].some(amount => amount !== null))
      complain('currency', 'an amount needs a currency');
    if (terms.opensEvents && terms.kind !== 'access') complain('opensEvents', 'only access opens events');
    if (terms.startsAt !== null && terms.endsAt !== null && terms.endsAt <= terms.startsAt)
      complain('endsAt', 'must be after the start', 'after_start');
    if ((terms.minTickets ?? 0) > (terms.maxTickets ?? Infinity)) complain('maxTickets', 'must not be less than the least', 'from_least');
    if ((terms.minMinor ?? 0) > (terms.maxMinor ?? Infinity)) complain('maxMinor', 'must not be less than the least', 'from_least');
  });
export type CampaignTerms = z.infer<typeof CampaignTerms>;

/** Paused: nobody uses it until it goes on. Ended: for good. */
export const CampaignState = z.enum(['active', 'paused', 'ended']);
export type CampaignState = z.infer<typeof CampaignState>;

export const CampaignForm = z.strictObject({
  organizerId: Id,
  terms: CampaignTerms,
  /** One for everybody; without it, codes are made later. */
  code: ChosenCode.optional(),
});
/** `version`: the one that was changed. */
export const CampaignChange = z.strictObject({ version: z.int().min(1), terms: CampaignTerms });
export const CampaignStateForm = z.strictObject({ state: CampaignState });

const Amount = z.object({ currency: Currency, amountMinor: Minor });
/** Uses in force. `revenue` is what their orders came to, less what was given back. */
const Used = z.object({ uses: z.int(), discount: z.array(Amount), revenue: z.array(Amount) });
export type Used = z.infer<typeof Used>;

export const Campaign = z.object({
  id: Id,
  organizerId: Id,
  version: z.int(),
  state: CampaignState,
  terms: CampaignTerms,
  createdAt: Instant,
  createdByName: Line,
  codes: z.int(),
  /** One of them: the only one, where there is one for everybody. */
  code: z.string().nullable(),
  /** Orders that are paid or free. */
  used: Used,
  /** Carts, and orders that are being paid. */
  open: z.int(),
});
export type Campaign = z.infer<typeof Campaign>;
export const CampaignPage = page(Campaign);
export const CampaignQuery = z.strictObject({
  organizerId: Id,
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** What codes that are made together begin with, before the dashes. */
export const CodePrefix = z
  .string()
  .trim()
  .max(12)
  .regex(/^[\p{L}\p{N}]*$/u);

/** One code of the organizer's own, or so many that nobody guesses. */
export const CodesForm = z.union([
  z.strictObject({ code: ChosenCode }),
  z.strictObject({
    count: z.int().min(1).max(maxCodes),
    prefix: CodePrefix.default(''),
  }),
]);
export const CodesMade = z.object({ made: z.int() });

/** What became of a code: each cart and order that used it, newest first, at most twenty. */
const Fate = z.object({
  state: z.enum(['cart', 'pending', 'used', 'given_back']),
  at: Instant,
  eventId: Id,
  eventTitle: Line,
  reference: z.string().nullable(),
  amountMinor: Minor,
  currency: Currency,
});
export const CouponCode = z.object({
  id: Id,
  campaignId: Id,
  campaignName: Line,
  code: z.string(),
  maxUses: z.int().nullable(),
  /** In force, open carts included. */
  uses: z.int(),
  createdAt: Instant,
});
export type CouponCode = z.infer<typeof CouponCode>;
export const CouponCodePage = page(CouponCode);
export const CodesQuery = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const CodeSearch = z.strictObject({ organizerId: Id, code: TypedCode });
export const CodeFate = z.object({ found: CouponCode.extend({ campaignState: CampaignState, fate: z.array(Fate) }).nullable() });
export type CodeFate = z.infer<typeof CodeFate>;

/** What a campaign did, by the days on which its orders were confirmed. */
export const CampaignReport = z.object({
  campaignId: Id,
  timeZone: TimeZone,
  from: Day,
  to: Day,
  days: z.array(Used.extend({ day: Day })),
  /** Of the range. */
  total: Used,
  /** Of all time: in force, and given back. */
  ever: Used.extend({ givenBack: z.int() }),
  open: z.object({ carts: z.int(), pending: z.int(), discount: z.array(Amount) }),
  /** Of all time, those with the most uses, fifty at most. */
  events: z.array(Used.extend({ eventId: Id, title: Line })),
  ticketTypes: z.array(z.object({ ticketTypeId: Id, name: Line, eventTitle: Line, tickets: z.int(), discount: z.array(Amount) })),
});
export type CampaignReport = z.infer<typeof CampaignReport>;

/** Beside the refusal of a coupon: which code it is about, and what would cure it. */
export const CouponProblem = z.object({
  code: z.string(),
  /** `coupon_expired`: when it is in force; a code that is paused has none. */
  startsAt: Instant.nullable().optional(),
  endsAt: Instant.nullable().optional(),
  /** `coupon_limit`: how many one person may use. */
  max: z.int().optional(),
  /** `coupon_not_for_these`: what the order would need. */
  ticketTypeIds: z.array(Id).nullable().optional(),
  minTickets: z.int().nullable().optional(),
  maxTickets: z.int().nullable().optional(),
  minMinor: Minor.nullable().optional(),
  maxMinor: Minor.nullable().optional(),
  /** `coupon_not_combinable`: take these codes away, or this one. */
  notWith: z.array(z.string()).optional(),
});
export type CouponProblem = z.infer<typeof CouponProblem>;

/** What a code would do at an event, for services only. `from`: the network address of who typed it, against guessing. */
export const CodeQuestion = z.strictObject({ code: z.string().max(100), from: z.string().min(1).max(100) });
export type CodeQuestion = z.infer<typeof CodeQuestion>;
/** What is wrong, over or another event's does nothing: nobody learns which codes there are. */
export const CodeWorth = z.object({
  opensEvent: z.boolean(),
  /** Hidden ones that are for sale to who has it. */
  ticketTypeIds: z.array(Id),
  /** It takes something off at checkout. */
  discounts: z.boolean(),
});
export type CodeWorth = z.infer<typeof CodeWorth>;
