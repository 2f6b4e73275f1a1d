import type { z } from 'zod';

export type MessageName = `${string}.${string}.v${number}`;

/** A fact that one service announces and others may hear, named in the past tense with a version. */
export interface Message<Name extends string = string, Schema extends z.ZodType = z.ZodType> {
  readonly name: Name;
  readonly schema: Schema;
  /** The body holds something a log, a console or an archive must not show, such as a one-time code. */
  readonly sensitive: boolean;
}

/** The body a publisher gives and a subscriber gets. */
export type Body<M extends Message> = M extends Message<string, infer Schema> ? z.infer<Schema> : never;

export const message = <const Name extends MessageName, Schema extends z.ZodType>(
  name: Name,
  schema: Schema,
  { sensitive = false }: { readonly sensitive?: boolean } = {},
): Message<Name, Schema> => ({ name, schema, sensitive });

/** `booking.confirmed.v1` → topic `booking`: one topic per kind of thing, filtered by message name. */
export const topicOf = (said: Pick<Message, 'name'>): string => said.name.slice(0, said.name.indexOf('.'));

/** `booking.confirmed.v1` → `booking-confirmed`, the stem of queue names. */
export const stemOf = (said: Message): string => said.name.replace(/\.v\d+$/, '').replaceAll('.', '-');
