import type { NewEntry } from './store.ts';

/** What an entry may be about or name, written as what was forgotten is: `order:…`, `user:…`, `address:…`. */
export function subjectsOf({
  actorId,
  objectKind,
  objectId,
  payload,
}: Pick<NewEntry, 'actorId' | 'objectKind' | 'objectId' | 'payload'>): ReadonlySet<string> {
  const text = (payload ?? '').toLowerCase();
  return new Set([
    ...(actorId === null ? [] : [`user:${actorId}`]),
    ...(objectKind === 'user' || objectKind === 'order' ? [`${objectKind}:${objectId}`] : []),
    ...(text.match(uuids) ?? []).map(id => `order:${id}`),
    // In the middle of a sentence, or at the end of one.
    ...(text.match(addresses) ?? []).flatMap(address => [`address:${address}`, `address:${address.replace(/[.!?]+$/, '')}`]),
  ]);
}

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const addresses = /[^\s"\\<>(),:;[\]]+@[^\s"\\<>(),:;[\]]+/g;
