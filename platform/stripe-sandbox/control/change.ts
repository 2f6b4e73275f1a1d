import { z } from 'zod';
import { endpoints } from '../endpoints.ts';

export const operations = endpoints.map(({ method, path }) => `${method} ${path}`);

const pause = z.number().int().min(0).max(600_000);

/** What may be changed of what goes wrong; what is not named stays. */
export const Change = z.strictObject({
  webhooks: z
    .strictObject({
      types: z.array(z.string().max(100)).max(50),
      delayMs: pause,
      copies: z.number().int().min(1).max(20),
      reversed: z.boolean(),
      lost: z.boolean(),
      outage: z.boolean(),
    })
    .partial()
    .optional(),
  api: z
    .strictObject({
      operations: z.array(z.enum(operations)).max(100),
      delayMs: pause,
      outage: z.boolean(),
      broken: z.boolean(),
      rateLimited: z.boolean(),
      answersLost: z.boolean(),
    })
    .partial()
    .optional(),
  money: z
    .strictObject({
      underWayMs: pause.nullable(),
      refundsPendingMs: pause.nullable(),
      payoutsUnderWayMs: pause.nullable(),
      availableAfterSeconds: z.number().int().min(0).max(2_592_000),
      fees: z.strictObject({ basisPoints: z.number().int().min(0).max(10_000), fixed: z.number().int().min(0).max(100_000) }),
      disputeFee: z.number().int().min(0).max(100_000),
    })
    .partial()
    .optional(),
});
