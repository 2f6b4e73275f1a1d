import { ReturnPath } from '@event-planner/contracts/return-path';
import { z } from 'zod';

/** Where to go after logging in: only ever a place of ours. */
export const LogInSearch = z.object({ redirect: ReturnPath.optional().catch(undefined) });
export type LogInSearch = z.infer<typeof LogInSearch>;

export const VerifySearch = LogInSearch.extend({ email: z.string().max(254).catch('') });
export type VerifySearch = z.infer<typeof VerifySearch>;

const Code = z.coerce.string().trim().min(1).max(100).optional().catch(undefined);

/** What an event's address may carry: a code that opens it or some of its tickets, tickets that were picked elsewhere, and a hold. */
export const TicketSearch = z.object({
  code: Code,
  tickets: z.string().max(2000).optional().catch(undefined),
  /** A coupon that is used at checkout. */
  coupon: Code,
  /** Seats that were found and are held. */
  hold: z.uuid().optional().catch(undefined),
});
export type TicketSearch = z.infer<typeof TicketSearch>;

/** What the frame in somebody else's page is told in its address, beside its language and theme: in whose page it stands. */
export const EmbedSearch = z.object({ code: Code, host: z.string().optional(), lang: z.string().optional(), theme: z.string().optional() });
export type EmbedSearch = z.infer<typeof EmbedSearch>;

/** `paid` says that the buyer comes from an accepted payment. */
export const BookingSearch = z.object({ paid: z.boolean().optional().catch(undefined) });
export type BookingSearch = z.infer<typeof BookingSearch>;

/** What the provider adds to the address of whoever comes back from paying elsewhere. */
export const PaymentSearch = z.object({ payment_intent_client_secret: z.string().max(200).optional().catch(undefined) });
export type PaymentSearch = z.infer<typeof PaymentSearch>;

/** Which bookings are paid together: their ids, with commas. */
export const PayAllSearch = z.object({ ids: z.string().max(2000).catch('') });
export type PayAllSearch = z.infer<typeof PayAllSearch>;

/** Which holds are booked together. */
export const CartCheckoutSearch = z.object({ holds: z.string().max(2000).catch('') });
export type CartCheckoutSearch = z.infer<typeof CartCheckoutSearch>;

export const idsIn = (text: string): readonly string[] => [...new Set(text.split(',').filter(id => z.uuid().safeParse(id).success))];

/** What the link of a mail about an offer carries. */
export const OfferSearch = z.object({ token: z.string().min(20).max(100).optional().catch(undefined) });
export type OfferSearch = z.infer<typeof OfferSearch>;

/** What is looked for in the books, such as a booking's id from where it is named. */
export const OperateSearch = z.object({ q: z.coerce.string().trim().min(1).max(200).optional().catch(undefined) });
export type OperateSearch = z.infer<typeof OperateSearch>;
