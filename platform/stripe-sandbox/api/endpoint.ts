import type { z } from 'zod';
import type { Transaction } from '../../database/index.ts';
import type { Tables } from '../tables.ts';
import type { Answer } from './fault.ts';
import type { Caller } from './keys.ts';

export interface Call<Parameters> {
  readonly tx: Transaction<Tables>;
  /** Of the object in the path; '' where there is none. */
  readonly id: string;
  readonly parameters: Parameters;
  readonly caller: Caller;
  /** Announces an event with the transaction. */
  readonly announce: (type: string, object: object) => Promise<void>;
}

export interface Endpoint<Schema extends z.ZodObject = z.ZodObject> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Whether a publishable key will do. */
  readonly browser: boolean;
  readonly parameters: Schema;
  readonly answer: (call: Call<z.infer<Schema>>) => Promise<Answer>;
}

/** Keeps the parameters' type for `answer` and forgets it for the table of endpoints. */
export const endpoint = <Schema extends z.ZodObject>(described: Endpoint<Schema>): Endpoint => described;

export const ok = (body: object): Answer => ({ status: 200, body });
