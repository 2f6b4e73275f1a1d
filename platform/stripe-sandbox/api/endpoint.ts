import type { z } from 'zod';
import type { Reader } from '../../database/index.ts';
import type { VersionedIntent } from '../money/objects.ts';
import type { Tables } from '../tables.ts';
import type { Changes, Decision } from './decision.ts';
import type { Caller } from './keys.ts';

/** What an endpoint decides by. It writes nothing itself, and may be asked again when its decision was overtaken. */
export interface Call<Parameters> {
  readonly db: Reader<Tables>;
  readonly findIntent: (id: string) => Promise<VersionedIntent | undefined>;
  /** Of the object in the path; '' where there is none. */
  readonly id: string;
  readonly parameters: Parameters;
  readonly caller: Caller;
}

export interface Endpoint<Schema extends z.ZodObject = z.ZodObject> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Whether a publishable key will do. */
  readonly browser: boolean;
  readonly parameters: Schema;
  readonly answer: (call: Call<z.infer<Schema>>) => Promise<Decision>;
}

/** Keeps the parameters' type for `answer` and forgets it for the table of endpoints. */
export const endpoint = <Schema extends z.ZodObject>(described: Endpoint<Schema>): Endpoint => described;

export const ok = (body: object, changes?: Changes): Decision => ({ status: 200, body, ...(changes && { changes }) });
