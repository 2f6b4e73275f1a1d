import { message } from '@event-planner/model';
import { z } from 'zod';
import { Id, Instant, Line } from './http.ts';

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
