import { z } from 'zod';
import { Currency, Day, Id, Instant, Line, Minor } from './http.ts';

/** How the platform pays out what organizers are owed. */
export const PayoutTerms = z.strictObject({
  /** Money of an event is kept for so long after its end: until then it may have to go back. */
  holdbackDays: z.int().min(0).max(365),
  /** Of what an event has brought, so much is kept for so many days more. */
  reserve: z.strictObject({ basisPoints: z.int().min(1).max(100_00), days: z.int().min(1).max(365) }).nullable(),
  /** When it is paid out by itself; `request`: only when the organizer asks for it. */
  every: z.enum(['day', 'week', 'month', 'request']),
  /** Less than this waits for more. */
  minimums: z
    .array(z.strictObject({ currency: Currency, amountMinor: Minor }))
    .max(200)
    .refine(minimums => new Set(minimums.map(one => one.currency)).size === minimums.length, 'a currency is named twice'),
  /** After a change of the account nothing is paid out for so long: whoever took over somebody's password shall not get their money. */
  holdAfterChangeDays: z.int().min(0).max(30),
});
export type PayoutTerms = z.infer<typeof PayoutTerms>;

/** What holds until somebody says otherwise. */
export const usualPayoutTerms: PayoutTerms = { holdbackDays: 3, reserve: null, every: 'week', minimums: [], holdAfterChangeDays: 3 };

export const PayoutSchedule = z.object({
  id: Id,
  /** Null: of everybody who has none of their own. */
  organizerId: Id.nullable(),
  organizerName: Line.nullable(),
  validFrom: Instant,
  createdAt: Instant,
  createdBy: Line,
  /** Null: from then on the default holds again. */
  terms: PayoutTerms.nullable(),
});
export type PayoutSchedule = z.infer<typeof PayoutSchedule>;
export const PayoutSchedules = z.object({ items: z.array(PayoutSchedule) });

export const PayoutScheduleForm = z
  .strictObject({ organizerId: Id.nullable(), validFrom: Day, terms: PayoutTerms.nullable() })
  .refine(form => form.organizerId !== null || form.terms !== null, { message: 'the default needs terms', path: ['terms'] });
export type PayoutScheduleForm = z.infer<typeof PayoutScheduleForm>;
