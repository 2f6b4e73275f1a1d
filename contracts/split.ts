import { z } from 'zod';
import { Id } from './http.ts';

/** Tickets that get a booking of their own, with its own reference. */
export const SplitForm = z.strictObject({ ticketIds: z.array(Id).min(1).max(1000) });
export type SplitForm = z.infer<typeof SplitForm>;
