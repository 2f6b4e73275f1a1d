import type { z } from 'zod';
import type { Reader } from '../../database/index.ts';
import type { FindAny } from '../objects/find.ts';
import type { Simulation } from '../simulation.ts';
import type { Tables } from '../tables.ts';
import type { Changes, Decision } from './decision.ts';
import type { Caller } from './keys.ts';

/** What everything that is decided is decided by. Nothing is written while deciding, for a decision may be overtaken and made anew. */
export interface Situation {
  readonly db: Reader<Tables>;
  readonly find: FindAny;
  /** The connected account that is acted for; null: the platform itself. */
  readonly account: string | null;
  readonly simulation: () => Simulation;
  /** Where browsers reach the sandbox. */
  readonly publicUrl: string;
}

export interface Call<Parameters> extends Situation {
  /** Of the object in the path; '' where there is none. */
  readonly id: string;
  /** Of the second object in the path. */
  readonly subId: string;
  readonly parameters: Parameters;
  readonly caller: Caller;
}

export interface Endpoint<Schema extends z.ZodObject = z.ZodObject> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** Whether a publishable key will do. @default no */
  readonly browser?: boolean;
  readonly parameters: Schema;
  readonly answer: (call: Call<z.infer<Schema>>) => Promise<Decision>;
}

/** Keeps the parameters' type for `answer` and forgets it for the table of endpoints. */
export const endpoint = <Schema extends z.ZodObject>(described: Endpoint<Schema>): Endpoint => described;

export const ok = (body: object, changes?: Changes): Decision => ({ status: 200, body, ...(changes && { changes }) });
