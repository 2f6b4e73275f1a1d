import { z } from 'zod';
import { Id, Instant, Line } from './http.ts';
import type { Act } from './team-policies.ts';

/**
 * What a program may be allowed. Each is an act of the team's policies. Left out is what takes a person: to move or give back money, to sell for it, to block
 * tickets, to change orders, gates, the team and its keys.
 */
export const KeyScope = z.enum([
  'seeEvents',
  'planEvents',
  'seeSales',
  'seeOrders',
  'seeCheckIn',
  'checkIn',
  'seeCoupons',
  'changeCoupons',
  'seeMoney',
] satisfies Act[]);
export type KeyScope = z.infer<typeof KeyScope>;

const Scopes = z
  .array(KeyScope)
  .min(1)
  .max(KeyScope.options.length)
  .refine(scopes => new Set(scopes).size === scopes.length, 'each once');

export const longestKeyDays = 365;
export const mostKeys = 20;

export const ApiKeyForm = z.strictObject({
  name: Line,
  scopes: Scopes,
  /** Null: until it is revoked. */
  expiresInDays: z.int().min(1).max(longestKeyDays).nullable(),
});
export type ApiKeyForm = z.infer<typeof ApiKeyForm>;

export const ApiKey = z.object({
  id: Id,
  name: Line,
  /** The beginning of the key, by which it is recognized. */
  prefix: z.string(),
  scopes: z.array(KeyScope),
  createdAt: Instant,
  /** Who made it; null of somebody who has no account any more. */
  createdBy: Line.nullable(),
  expiresAt: Instant.nullable(),
  /** To the minute; null of one that was never used. */
  lastUsedAt: Instant.nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;
export const ApiKeyList = z.object({ items: z.array(ApiKey) });
/** `key` is shown this once. */
export const NewApiKey = ApiKey.extend({ key: z.string() });
export type NewApiKey = z.infer<typeof NewApiKey>;

/** The SHA-256 of a key, in hexadecimal: the key itself goes to nobody but whom it was sent to. */
export const KeyCheck = z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/) });
export const CheckedKey = z.object({ id: Id, organizerId: Id, name: Line, scopes: z.array(KeyScope), expiresAt: Instant.nullable() });
export type CheckedKey = z.infer<typeof CheckedKey>;
/** For services only; null of a key that is none, is revoked or has expired. */
export const KeyChecked = z.object({ key: CheckedKey.nullable() });
