import type { Door, PassScan, UndoScan } from '@event-planner/contracts/check-in';
import type { DoorTicket } from '@event-planner/contracts/door-list';
import type { PublishedKey } from '@event-planner/contracts/ticket-code';
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { readStored, writeStored } from '../browser-storage.ts';

/** An event that this device is ready for. */
export interface Prepared {
  readonly eventId: string;
  readonly door: Door;
  readonly keys: readonly PublishedKey[];
  readonly gateId: string;
  readonly cursor: string | undefined;
  readonly updatedAt: string;
}
export interface Queued {
  readonly nonce: string;
  readonly eventId: string;
  readonly scan: PassScan | UndoScan;
}
export type KeptTicket = DoorTicket & { readonly eventId: string };
export interface Conflict {
  readonly nonce: string;
  readonly eventId: string;
  readonly reason: string;
  readonly name: string;
  readonly at: string;
}

interface Schema extends DBSchema {
  prepared: { key: string; value: Prepared };
  tickets: { key: string; value: KeptTicket; indexes: { byEvent: string } };
  queue: { key: string; value: Queued };
  conflicts: { key: string; value: Conflict };
}

const name = 'door';
/** Says that there is something to wipe, so that nobody else loads what wipes it. */
const mark = 'door-prepared';
let opening: Promise<IDBPDatabase<Schema>> | undefined;

const open = (): Promise<IDBPDatabase<Schema>> =>
  (opening ??= openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('prepared', { keyPath: 'eventId' });
      db.createObjectStore('tickets', { keyPath: 'id' }).createIndex('byEvent', 'eventId');
      db.createObjectStore('queue', { keyPath: 'nonce' });
      db.createObjectStore('conflicts', { keyPath: 'nonce' });
    },
  }));

export const listPrepared = async (): Promise<readonly Prepared[]> => (await open()).getAll('prepared');
export const findPrepared = async (eventId: string): Promise<Prepared | undefined> => (await open()).get('prepared', eventId);
export async function keepPrepared(prepared: Prepared): Promise<void> {
  writeStored('localStorage', mark, 'yes');
  await (await open()).put('prepared', prepared);
}

export const listTickets = async (eventId: string): Promise<readonly KeptTicket[]> =>
  (await open()).getAllFromIndex('tickets', 'byEvent', eventId);
export async function keepTickets(tickets: readonly KeptTicket[]): Promise<void> {
  const tx = (await open()).transaction('tickets', 'readwrite');
  await Promise.all([...tickets.map(ticket => tx.store.put(ticket)), tx.done]);
}

export const listQueue = async (): Promise<readonly Queued[]> => (await open()).getAll('queue');
/** Written to the disk before anybody is told, so that not even a flat battery loses it. */
export async function enqueue(queued: Queued): Promise<void> {
  const tx = (await open()).transaction('queue', 'readwrite', { durability: 'strict' });
  await Promise.all([tx.store.put(queued), tx.done]);
}
export async function dequeue(nonces: readonly string[]): Promise<void> {
  const tx = (await open()).transaction('queue', 'readwrite');
  await Promise.all([...nonces.map(nonce => tx.store.delete(nonce)), tx.done]);
}

export const listConflicts = async (): Promise<readonly Conflict[]> => (await open()).getAll('conflicts');
export const keepConflict = async (conflict: Conflict): Promise<void> => void (await (await open()).put('conflicts', conflict));

/** Takes an event's list off this device; what is still to be sent stays. */
export async function dropEvent(eventId: string): Promise<void> {
  const db = await open();
  const tx = db.transaction('tickets', 'readwrite');
  const keys = await tx.store.index('byEvent').getAllKeys(eventId);
  await Promise.all([...keys.map(key => tx.store.delete(key)), tx.done]);
  await db.delete('prepared', eventId);
  for (const { nonce } of (await listConflicts()).filter(conflict => conflict.eventId === eventId)) await db.delete('conflicts', nonce);
}

/** Whoever logs out leaves nothing of anybody here, but what is still to be sent: a scan is never lost. */
export async function wipe(): Promise<void> {
  const [queue, prepared] = [await listQueue(), await listPrepared()];
  if (queue.length === 0) {
    (await open()).close();
    opening = undefined;
    await deleteDB(name);
    writeStored('localStorage', mark, undefined);
  } else for (const { eventId } of prepared) await dropEvent(eventId);
}

export const hasPrepared = (): boolean => readStored('localStorage', mark) !== undefined;
