import type { Schema } from '@event-planner/platform/reference';
import type { Operation } from './operations.ts';

/** What programs put into requests by themselves: nobody can have mistyped it, so no form calls it anything. */
const byPrograms: ReadonlySet<string> = new Set(
  `attestationObject authenticatorData clientDataJSON rawId signature transports userHandle error hash iss returnTo state ticket token action avoid cursor id
  lang limit mapping nth of orders organizer questionId seat sentAt since stranded taxIds v version w writtenOff
  seenBackMinor seenDifferenceMinor seenLeftMinor seenMinor seenPriceMinor seenTotalMinor`.split(/\s+/),
);

/** The names of all texts and numbers that people type into what an operation takes, in bodies and queries. */
export const typedFields = (operations: readonly Operation[]): readonly string[] => {
  const bodies = operations.flatMap(({ body }) => (body ? [...leaves(body, '')] : []));
  const queries = operations.flatMap(({ parameters }) =>
    parameters.filter(one => one.in === 'query').flatMap(({ name, schema }) => [...leaves(schema ?? {}, name)]),
  );
  return [...new Set([...bodies, ...queries])].filter(name => name !== '' && !byPrograms.has(name)).toSorted();
};

function* leaves(schema: Schema, name: string): Generator<string> {
  const { anyOf = [], oneOf = [], allOf = [], properties = {}, items, additionalProperties, type } = schema as Shape;
  for (const one of [...anyOf, ...oneOf, ...allOf]) yield* leaves(one, name);
  for (const [key, one] of Object.entries(properties)) yield* leaves(one, key);
  for (const one of [items, additionalProperties]) if (typeof one === 'object') yield* leaves(one, name);
  if (isTyped(schema as Shape, type)) yield name;
}

interface Shape {
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
}

const isTyped = ({ enum: choices, const: only, format }: Shape, type = ''): boolean =>
  ['string', 'number', 'integer'].includes(type) && choices === undefined && only === undefined && format !== 'uuid';
