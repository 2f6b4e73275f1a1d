import { z } from 'zod';

/**
 * The longest text any field takes unless it says otherwise. One line: what no keyboard types (a NUL, a line break) has no place in a name or a mail's subject,
 * nor has what makes the text around it read otherwise.
 */
export const Line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\u202A-\u202E\u2066-\u2069]*$/u, 'must not hold control characters, nor such as turn the direction of writing');
/** A calendar day in this era, `2030-06-01`. */
export const Day = z.iso.date().refine(day => day >= '1900-01-01', 'must not be before 1900');
export const Id = z.uuid();
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(120);
/** An instant, RFC 3339 in UTC. */
export const Instant = z.iso.datetime();
/** IANA name, such as `Europe/Berlin`. */
export const TimeZone = z.string().min(1).max(64);
/** A moment as the clock at a place shows it: `2030-06-01T20:00`. */
export const LocalTime = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/);
/** BCP 47: `en`, `de`, `pt-BR`. */
export const Language = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/);
/** ISO 4217 code. */
export const Currency = z.string().regex(/^[A-Z]{3}$/);
/** Money in the currency's smallest unit: 1250 with EUR is 12.50 €. */
export const Minor = z.int().min(0).max(1_000_000_000_00);
export const Email = z.email().max(254).toLowerCase();
/** Empty of somebody who left none, such as a buyer at the box office: then nothing is mailed. */
export const EmailOrNone = z.union([Email, z.literal('')]);

/** Where a list goes on. Opaque; only ever one that a list gave out. */
export const Cursor = z.string().max(500);
export const page = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), nextCursor: Cursor.nullable() });

/** One place of a request that its schema does not take. */
export const InputFault = z.object({
  /** `body/buyer/name`, `querystring/from`. */
  path: z.string(),
  /** For people who write programs; it may change. */
  message: z.string(),
  /** Zod's name of the rule (`too_big`, `invalid_format`), or `missing`. */
  code: z.string(),
  /** What it should have been, as far as that has a name: `email`, `int`; or what a limit is of: `string` (characters), `array` (entries), `number`. */
  expected: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
export type InputFault = z.infer<typeof InputFault>;

/** RFC 9457. `code` is what programs branch on, `detail` is for people. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    correlationId: z.string(),
    errors: z.array(InputFault).optional(),
  })
  .loose();
export type Problem = z.infer<typeof Problem>;

/** Sent with every POST that creates money or bookings; the same key answers the same. */
export const IdempotencyKey = z
  .string()
  .min(8)
  .max(128)
  .regex(/^[\w-]+$/);

/** A visitor's own random name for their cart, so that a hold outlives a login. Whoever knows it owns the cart. */
export const CartId = z.uuid();
