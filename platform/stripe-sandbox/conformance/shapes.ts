/** Those of an object that are always there, as the official client's types say. */
type Required<Thing> = { [Name in keyof Thing]-?: object extends Pick<Thing, Name> ? never : Name }[keyof Thing];

/** All of them, by their names: one that is missing here, or is none of them, does not compile, so that a new client says what is new. */
export const fieldsOf =
  <Thing>() =>
  (names: Readonly<Record<Required<Thing> & string, true>>): readonly string[] =>
    Object.keys(names);

/** The fields, by where they are, that an answer lacks. What is null there has none to lack. */
export function lackingIn(answer: object, shape: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return Object.entries(shape).flatMap(([place, names]) => {
    const found = place
      .split('.')
      .reduce<unknown>((value, name) => (name === '' ? value : (value as Record<string, unknown> | null)?.[name]), answer);
    if (found === null) return [];
    return names.filter(name => !Object.hasOwn(found ?? {}, name)).map(name => `${place}.${name}`);
  });
}
