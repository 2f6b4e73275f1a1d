/** Reading of values whose shape nobody promises: a path that leads nowhere is undefined, never an error. */

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((found, name) => (isFields(found) ? found[name] : undefined), value);

/** What may be written alone or as a list, as a list. */
export const listAt = (value: unknown, ...path: readonly string[]): readonly unknown[] => {
  const found = at(value, ...path);
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
};

/** A literal, not an intrinsic function. */
export const textAt = (value: unknown, ...path: readonly string[]): string | undefined => {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
};

export const numberAt = (value: unknown, ...path: readonly string[]): number | undefined => {
  const found = at(value, ...path);
  const number = typeof found === 'string' && found !== '' ? Number(found) : found;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

/** Literals of a list. */
export const textsAt = (value: unknown, ...path: readonly string[]): readonly string[] =>
  listAt(value, ...path).filter(one => typeof one === 'string');

/** Every object inside a value, the value itself first. */
export function* fieldsIn(value: unknown): Generator<Fields> {
  if (Array.isArray(value)) for (const one of value) yield* fieldsIn(one);
  else if (isFields(value)) {
    yield value;
    for (const one of Object.values(value)) yield* fieldsIn(one);
  }
}

/** Every literal inside a value, with the name it stands under. */
export function* literalsIn(value: unknown, name = ''): Generator<{ readonly name: string; readonly text: string }> {
  if (typeof value === 'string') yield { name, text: value };
  else if (Array.isArray(value)) for (const one of value) yield* literalsIn(one, name);
  else if (isFields(value)) for (const [key, one] of Object.entries(value)) yield* literalsIn(one, key);
}
