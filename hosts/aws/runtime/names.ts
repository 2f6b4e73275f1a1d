import { variableName } from '../data/variables.ts';

/** `variable('QUEUE', 'booking-confirmed-notification')` → `QUEUE_BOOKING_CONFIRMED_NOTIFICATION`: how a task is told where a thing of the model is. */
export const variable = (kind: Kind, name: string): `${Kind}_${string}` => `${kind}_${variableName(name)}`;

export type Kind = (typeof kinds)[number];

/** Whatever begins with one of these is meant for the runtime, and refused when it does not know it. */
export const kinds = [
  'DATABASE',
  'DATABASE_PASSWORD',
  'DATABASE_SECRET',
  'CACHE',
  'SECRET',
  'TOPIC',
  'QUEUE',
  'DEAD_LETTERS',
  'BUCKET',
  'TABLE',
] as const;
