/** JSON as forms hold it. */
export type Value = unknown;
type Fields = Readonly<Record<string, Value>>;

/** A field that both changed, each to something else. Undefined: that side took it away. */
export interface Clash {
  readonly path: readonly string[];
  readonly base: Value;
  readonly mine: Value;
  readonly theirs: Value;
}

export interface Merged<Whole> {
  /** Both sides' changes; where they clash, mine. */
  readonly whole: Whole;
  readonly clashes: readonly Clash[];
}

/**
 * Three ways: what only one side changed since `base` is taken from that side, what both changed alike is taken once, and the rest clashes.
 * Lists whose entries have an identity are merged entry by entry, other lists and texts are one thing.
 */
export function merge<Whole>(base: Whole, mine: Whole, theirs: Whole): Merged<Whole> {
  const clashes: Clash[] = [];
  const whole = mergeAt([], { base, mine, theirs }, clashes) as Whole;
  return { whole, clashes };
}

interface Sides {
  readonly base: Value;
  readonly mine: Value;
  readonly theirs: Value;
}

function mergeAt(path: readonly string[], sides: Sides, clashes: Clash[]): Value {
  const { base, mine, theirs } = sides;
  if (same(mine, theirs) || same(base, theirs)) return mine;
  if (same(base, mine)) return theirs;
  if (isFields(mine) && isFields(theirs)) return mergeFields(path, { base: isFields(base) ? base : {}, mine, theirs }, clashes);
  if (isList(mine) && isList(theirs)) {
    const keyed = { base: byIdentity(isList(base) ? base : []), mine: byIdentity(mine), theirs: byIdentity(theirs) };
    if (keyed.base && keyed.mine && keyed.theirs)
      return Object.values(mergeFields(path, { base: keyed.base, mine: keyed.mine, theirs: keyed.theirs }, clashes));
  }
  clashes.push({ path, ...sides });
  return mine;
}

function mergeFields(path: readonly string[], sides: { base: Fields; mine: Fields; theirs: Fields }, clashes: Clash[]): Fields {
  const names = new Set([...Object.keys(sides.mine), ...Object.keys(sides.theirs)]);
  return Object.fromEntries(
    [...names].flatMap(name => {
      const merged = mergeAt([...path, name], { base: sides.base[name], mine: sides.mine[name], theirs: sides.theirs[name] }, clashes);
      return merged === undefined ? [] : [[name, merged]];
    }),
  );
}

/** The merged whole with theirs where that was chosen. */
export function withTheirs<Whole>(whole: Whole, chosen: readonly Clash[]): Whole {
  return chosen.reduce<Value>((made, clash) => replaceAt(made, clash.path, clash.theirs), whole) as Whole;
}

function replaceAt(whole: Value, [name, ...rest]: readonly string[], value: Value): Value {
  if (name === undefined) return value;
  if (isList(whole)) {
    const entries = byIdentity(whole) ?? {};
    return Object.values(replaceAt(entries, [name, ...rest], value) as Fields);
  }
  const fields = isFields(whole) ? whole : {};
  const next = replaceAt(fields[name], rest, value);
  if (next !== undefined) return { ...fields, [name]: next };
  const { [name]: _gone, ...left } = fields;
  return left;
}

export const same = (one: Value, other: Value): boolean => {
  if (Object.is(one, other)) return true;
  if (isList(one) && isList(other)) return one.length === other.length && one.every((entry, at) => same(entry, other[at]));
  if (!isFields(one) || !isFields(other)) return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every(name => name in other && same(one[name], other[name]));
};

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
const isFields = (value: Value): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Entries by what tells them apart; undefined when some have nothing that does. */
function byIdentity(list: readonly Value[]): Fields | undefined {
  const entries = list.map(entry => [identityOf(entry), entry] as const);
  if (entries.some(([identity]) => identity === undefined)) return undefined;
  // A letter before it keeps numbers in their order.
  return Object.fromEntries(entries.map(([identity, entry]) => [`#${identity}`, entry]));
}

function identityOf(entry: Value): string | undefined {
  if (!isFields(entry)) return undefined;
  const identity = entry['id'] ?? entry['code'];
  return typeof identity === 'string' ? identity : undefined;
}
