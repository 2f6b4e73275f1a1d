import fc from 'fast-check';
import { z } from 'zod';
import type { Schema } from '@event-planner/platform/reference';

const loneSurrogate = '\ud800';

/** What nobody means to send, whatever the field. */
export const wrongValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  2 ** 53,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  loneSurrogate,
  '\u202e',
  'x'.repeat(100_000),
  [],
  [[]],
  [null],
  {},
  { constructor: 1 },
  '__proto__',
  "' or 1=1 --",
  '${jndi:ldap://x}',
  '../../etc/passwd',
  '<script>',
  '٣',
  '1e3',
  'NaN',
  '00000000-0000-0000-0000-000000000000',
];

interface Shape extends Schema {
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** Whether a body is what its schema describes, as far as clients can tell: JSON Schema's patterns have no Unicode classes, so those are left out. */
export function describes(schema: Schema): (body: unknown) => boolean {
  const json = JSON.stringify(schema, (key, value: unknown) => (key === 'pattern' && String(value).includes('\\P') ? undefined : value));
  const shape = z.fromJSONSchema(JSON.parse(json));
  return body => shape.safeParse(body).success;
}

/** Values that a JSON schema of ours describes. */
export function valid(schema: Shape): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(valid));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  switch (schema.type) {
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, valid(one)])), {
        requiredKeys: [...(schema.required ?? [])],
      });
    case 'array':
      return fc.array(valid(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 5, 5) });
    case 'integer':
      return fc.integer({ min: Math.max(schema.minimum ?? -1e9, -(2 ** 31)), max: Math.min(schema.maximum ?? 1e9, 2 ** 31 - 1) });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return text(schema);
    default:
      return fc.jsonValue();
  }
}

function text({ format, pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'email') return fc.stringMatching(/^[a-z]{3,12}@[a-z]{3,9}\.test$/);
  if (pattern !== undefined && !pattern.includes('\\P')) return fc.stringMatching(new RegExp(pattern, 'u'));
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) }).filter(word => word.trim().length >= minLength);
}

/** A valid value with one thing wrong, anywhere in it: a field missing, unknown, of another type or out of range. */
export const broken = (schema: Schema): fc.Arbitrary<unknown> =>
  fc
    .tuple(valid(schema), fc.nat(), fc.constantFrom(...wrongValues), fc.constantFrom('replace', 'drop', 'add'))
    .map(([value, at, wrong, how]) => {
      const places = listPlaces(value);
      const place = places[at % places.length];
      if (!place) return wrong;
      const copy = structuredClone(value);
      const holder = place.slice(0, -1).reduce((inner: unknown, key) => (inner as Record<string, unknown>)[key], copy) as Record<
        string,
        unknown
      >;
      const key = place.at(-1) ?? '';
      if (how === 'drop') delete holder[key];
      else holder[how === 'add' ? `${key}2` : key] = wrong;
      return copy;
    });

/** Paths to everything inside a value; none for one that holds nothing. */
const listPlaces = (value: unknown): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [[key], ...listPlaces(inner).map(rest => [key, ...rest])])
    : [];
