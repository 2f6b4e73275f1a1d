/** Whether two JSON values say the same, whatever the order of their keys. */
export function sameContent(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [mine, theirs] = [definedIn(one), definedIn(other)];
  return mine.size === theirs.size && [...mine].every(([key, value]) => theirs.has(key) && sameContent(value, theirs.get(key)));
}

/** JSON knows no undefined: a key without a value is not there. */
const definedIn = (holder: object): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(holder).filter(([, value]) => value !== undefined));
