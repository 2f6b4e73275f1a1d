import { z } from 'zod';
import { shareOf } from './allocate.ts';
import { Minor } from './http.ts';

/** Up to when before the start: 0 is the start itself. */
const minutesBefore = z
  .int()
  .min(0)
  .max(60 * 24 * 365);
/** Hundredths of a percent. */
const share = z.int().min(0).max(100_00);

/** How money comes back: the way it was paid, as credit at the organizer, or as the buyer likes. What cannot be credit comes back the way it was paid, and everything where nothing is said. */
export const BackAs = z.enum(['original', 'choice', 'credit']);
export type BackAs = z.infer<typeof BackAs>;

/** What buyers may do themselves after they have bought; null: only the organizer's team does it for them. */
export const SelfService = z.strictObject({
  /** Give tickets back for money. The organizer keeps a share of each ticket's price and so much a ticket, never more than was paid. */
  cancellation: z.strictObject({ minutesBefore, keepBasisPoints: share, keepMinor: Minor, backAs: BackAs.optional() }).nullable(),
  /** Give a ticket to another person, who has to accept it. */
  transfer: z.strictObject({ minutesBefore }).nullable(),
  /** Change to other places, another ticket type, or another date of the same series, for the difference and so much a ticket. */
  exchange: z.strictObject({ minutesBefore, feeMinor: Minor }).nullable(),
  /** Offer a ticket for sale again, for a share of what it cost at most, of which the organizer keeps a share. */
  resale: z.strictObject({ minutesBefore, maxBasisPoints: share, keepBasisPoints: share }).nullable(),
});
export type SelfService = z.infer<typeof SelfService>;

type Cancelling = Pick<NonNullable<SelfService['cancellation']>, 'keepBasisPoints' | 'keepMinor'>;
type Reselling = NonNullable<SelfService['resale']>;

/** What the organizer keeps of what was paid for a ticket that is given back: a share, rounded half up, and so much; never more than was paid. */
export const keptOf = (paidMinor: number, { keepBasisPoints, keepMinor }: Cancelling): number =>
  Math.min(paidMinor, shareOf(paidMinor, keepBasisPoints, 'half up') + keepMinor);

/** What may be asked for a ticket that cost so much. */
export const mostFor = (costMinor: number, { maxBasisPoints }: Pick<Reselling, 'maxBasisPoints'>): number =>
  shareOf(costMinor, maxBasisPoints, 'down');

/** What the organizer keeps of what is asked for a ticket. */
export const keptOfResale = (priceMinor: number, { keepBasisPoints }: Pick<Reselling, 'keepBasisPoints'>): number =>
  shareOf(priceMinor, keepBasisPoints, 'down');

/** What a new event begins with: tickets may be given to friends, and nothing that costs the organizer money. */
export const plainSelfService: SelfService = { cancellation: null, transfer: { minutesBefore: 0 }, exchange: null, resale: null };
