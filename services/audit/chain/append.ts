import { randomBytes } from 'node:crypto';
import type { AuditedService, Change } from '@event-planner/contracts/audit';
import type { Transaction } from '@event-planner/platform/database';
import { writePayload } from '../payload.ts';
import type { Tables } from '../tables.ts';
import { hashOf, hashOfEntry, toMicroseconds } from './link.ts';
import type { Ends } from './prove.ts';
import { findKnown, insertEntries, lockEnds, type NewEntry } from './store.ts';

export interface Heard {
  readonly service: AuditedService;
  readonly change: Change;
}

/**
 * Adds changes behind the head, each once however often it is heard of. Who adds holds the head until they commit: there is one chain, and it never forks.
 * Answers what it added.
 */
export async function append(tx: Transaction<Tables>, heard: readonly Heard[], now: Date): Promise<readonly NewEntry[]> {
  const { head } = await lockEnds(tx);
  const ids = heard.map(({ change }) => change.id);
  const known = new Set(await findKnown(tx, ids));
  const fresh = heard.filter(({ change }) => !known.has(change.id) && known.add(change.id));
  const entries = chained(fresh, head, now);
  await insertEntries(tx, entries);
  return entries;
}

function chained(heard: readonly Heard[], head: Ends['head'], now: Date): readonly NewEntry[] {
  const entries: NewEntry[] = [];
  let previous = head;
  for (const one of heard) {
    const entry = entryOf(one, previous, now);
    entries.push(entry);
    previous = entry;
  }
  return entries;
}

function entryOf({ service, change }: Heard, previous: Ends['head'], recordedAt: Date): NewEntry {
  const { id, by, action, of, organizerId, from, before, after, correlationId } = change;
  const at = new Date(change.at);
  const name = by.kind === 'anyone' ? null : by.name;
  const payload = writePayload({ salt: randomBytes(16).toString('base64url'), name, from, before, after });
  const entry = {
    seq: previous.seq + 1,
    id,
    at,
    recordedAt,
    service,
    action,
    actorKind: by.kind,
    actorId: 'id' in by ? by.id : null,
    objectKind: of.kind,
    objectId: of.id,
    organizerId,
    correlationId,
    payload,
    payloadHash: hashOf(payload),
    previous: previous.hash,
  };
  return { ...entry, hash: hashOfEntry({ ...entry, at: toMicroseconds(at), recordedAt: toMicroseconds(recordedAt) }) };
}
