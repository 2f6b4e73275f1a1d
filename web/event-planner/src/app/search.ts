import { z } from 'zod';

/** Where to go after logging in: only ever a place of ours. */
export const LogInSearch = z.object({
  redirect: z
    .string()
    .regex(/^\/(?![/\\])/)
    .max(500)
    .optional()
    .catch(undefined),
});
export type LogInSearch = z.infer<typeof LogInSearch>;

export const VerifySearch = LogInSearch.extend({ email: z.string().max(254).catch('') });
export type VerifySearch = z.infer<typeof VerifySearch>;

/** What an event's address may carry: a code that opens it or some of its tickets. */
export const TicketSearch = z.object({ code: z.coerce.string().trim().min(1).max(100).optional().catch(undefined) });
export type TicketSearch = z.infer<typeof TicketSearch>;

/** `paid` says that the buyer comes from an accepted payment. */
export const BookingSearch = z.object({ paid: z.boolean().optional().catch(undefined) });
export type BookingSearch = z.infer<typeof BookingSearch>;
