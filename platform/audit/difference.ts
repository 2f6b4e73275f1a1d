import type { Change } from '@event-planner/contracts/audit';

type Fields = NonNullable<Change['after']>;
type Value = Fields[string];

/** Texts are cut here: the trail says that a description changed, not all of it. */
const longestText = 200;
/** Of a change of more fields than that, the first are told. */
const mostFields = 100;

/**
 * What differs between two states of a thing: the fields by their path, as `tickets.types.Balcony.priceMinor`, with what was there before and is now. Things in lists are known
 * by their id, and called by their name where they have one.
 */
export function difference(before: unknown, after: unknown): Required<Pick<Change, 'before' | 'after'>> {
  const differing: (readonly [path: string, before: Value | undefined, after: Value | undefined])[] = [];
  walk('', { before: plain(before), after: plain(after) }, (path, was, is) => differing.push([path, was, is]));
  const told = differing.slice(0, mostFields);
  const side = (at: 1 | 2): Fields | null => {
    const fields = told.flatMap(([path, ...values]) =>
      values[at - 1] === undefined ? [] : [[path, cut(values[at - 1] as Value)] as const],
    );
    return fields.length === 0 ? null : Object.fromEntries(fields);
  };
  return { before: side(1), after: side(2) };
}

type Tell = (path: string, before: Value | undefined, after: Value | undefined) => void;
interface Two {
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

function walk(path: string, { before, after }: Two, tell: Tell): void {
  const [was, is] = [partsOf(before), partsOf(after)];
  if (was === undefined && is === undefined) {
    if (JSON.stringify(before) !== JSON.stringify(after)) tell(path, before, after);
    return;
  }
  // A leaf that became a thing, or a thing that became a leaf, is told as such.
  if (was === undefined && before !== undefined && before !== null) tell(path, before, undefined);
  if (is === undefined && after !== undefined && after !== null) tell(path, undefined, after);
  for (const key of new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])) {
    const [a, b] = [was?.get(key), is?.get(key)];
    const name = b?.name ?? a?.name ?? key;
    walk(path === '' ? name : `${path}.${name}`, { before: a?.value, after: b?.value }, tell);
  }
}

interface Part {
  readonly name: string;
  readonly value: Value;
}

/** The fields of a thing, or the things of a list whose items have ids; undefined of anything else. */
function partsOf(value: Value | undefined): ReadonlyMap<string, Part> | undefined {
  if (value === undefined || value === null || typeof value !== 'object') return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value).map(([key, part]) => [key, { name: key, value: part }]));
  const items = value.map(idOf);
  if (value.length === 0 || items.some(id => id === undefined)) return undefined;
  return new Map(value.map((item, at) => [String(items[at]), { name: nameOf(item) ?? String(items[at]), value: item }]));
}

const fieldOf = (item: Value | undefined, field: string): Value | undefined =>
  item !== null && typeof item === 'object' && !Array.isArray(item) ? item[field] : undefined;
const idOf = (item: Value): string | undefined => asText(fieldOf(item, 'id'));
const nameOf = (item: Value): string | undefined => asText(fieldOf(item, 'name')) ?? asText(fieldOf(item, 'title'));
const asText = (value: Value | undefined): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const cut = (value: Value): Value => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= longestText ? value : `${text.slice(0, longestText)}…`;
};

/** As JSON has it: dates as text, and nothing that is undefined. */
const plain = (value: unknown): Value | undefined => (value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as Value));
