import { message } from '@event-planner/model';
import { z } from 'zod';
import { Cursor, Id, Instant, Line, page } from './http.ts';

/** Who changed something. */
export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), id: Id, name: Line }),
  /** A program, by an API key of an organizer's. */
  z.object({ kind: z.literal('api_key'), id: Id, name: Line }),
  z.object({ kind: z.literal('service'), name: Line }),
  /** Somebody without an account, or who has not proved it yet. */
  z.object({ kind: z.literal('anyone') }),
]);
export type Actor = z.infer<typeof Actor>;

/** `role.changed`: what it was done to, and what, in the past tense. */
export const Action = z
  .string()
  .regex(/^[a-z_]+(\.[a-z_]+)+$/)
  .max(80);

/** Fields of the thing by name, as far as they changed. Never a secret, nor what one is made of. */
const Fields = z.record(z.string(), z.json());

/** One change of state: by whom, what, when, from where, and what was before and is after. */
export const Change = z.object({
  id: Id,
  at: Instant,
  by: Actor,
  action: Action,
  /** What it was done to, such as `{ kind: 'user', id }`. */
  of: z.object({ kind: z.string().max(40), id: z.string().max(80) }),
  /** The organizer whose business it is; null of what is nobody's but the person's own. */
  organizerId: Id.nullable(),
  /** From where it was asked; null of what nobody asked for, such as what a job does. */
  from: z.object({ network: z.string().max(64), device: z.string().max(120).nullable() }).nullable(),
  correlationId: z.string().max(64),
  before: Fields.nullable(),
  after: Fields.nullable(),
});
export type Change = z.infer<typeof Change>;

/** One message a service, as each has one publisher. */
export const authAudited = message('audit.auth-changed.v1', Change);
export const eventAudited = message('audit.event-changed.v1', Change);
export const bookingAudited = message('audit.booking-changed.v1', Change);
export const paymentAudited = message('audit.payment-changed.v1', Change);

/** Whose message said it; what happens to the trail itself is the audit service's own. */
export const AuditedService = z.enum(['auth', 'event', 'booking', 'payment', 'audit']);
export type AuditedService = z.infer<typeof AuditedService>;

/** A line of the trail. Who it was by keeps their id when their name is erased. */
export const AuditEntry = Change.omit({ by: true }).extend({
  seq: z.int(),
  service: AuditedService,
  by: z.object({ kind: z.enum(['user', 'api_key', 'service', 'anyone']), id: Id.nullable(), name: Line.nullable() }),
  /** Names, places and fields are gone, as whom they were about asked for it. */
  isErased: z.boolean(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
export const AuditPage = page(AuditEntry);
export type AuditPage = z.infer<typeof AuditPage>;

/** Of an organizer for its owners; without one, what the caller did themselves; whatever they like for who runs the platform. */
export const AuditFilters = z.strictObject({
  organizerId: Id.optional(),
  /** Who did it. */
  by: Id.optional(),
  service: AuditedService.optional(),
  action: Action.optional(),
  /** The id of what it was done to. */
  of: Line.max(80).optional(),
  since: Instant.optional(),
  until: Instant.optional(),
});
export type AuditFilters = z.infer<typeof AuditFilters>;
export const AuditQuery = AuditFilters.extend({ cursor: Cursor.optional(), limit: z.coerce.number().int().min(1).max(100).default(50) });

/** `bom`: Excel takes a CSV file for UTF-8 only with a byte order mark. */
export const AuditExportQuery = AuditFilters.extend({
  format: z.enum(['csv', 'jsonl']),
  bom: z
    .enum(['yes', 'no'])
    .default('yes')
    .transform(bom => bom === 'yes'),
});

/** Where the chain ends now, and how it was found when it was last proved. */
export const AuditProofs = z.object({
  head: z.object({ seq: z.int(), hash: z.string(), droppedThrough: z.int() }),
  proofs: z.array(
    z.object({ id: Id, at: Instant, examined: z.int(), headSeq: z.int(), headHash: z.string(), fault: z.string().nullable() }),
  ),
});
export type AuditProofs = z.infer<typeof AuditProofs>;
