import { hash } from 'node:crypto';
import type { EntriesTable } from '../tables.ts';

/** An entry as it is hashed: moments to the microsecond, as PostgreSQL keeps them, and hashes in hexadecimal. */
export interface Header extends Pick<
  EntriesTable,
  'seq' | 'id' | 'service' | 'action' | 'actorKind' | 'actorId' | 'objectKind' | 'objectId' | 'organizerId' | 'correlationId'
> {
  readonly at: string;
  readonly recordedAt: string;
  readonly payloadHash: string;
  readonly previous: string;
}

/** What stands where the chain begins. */
export const beginning = '0'.repeat(64);

export const hashOf = (text: string): string => hash('sha256', text);

/** Every field in one order, so that nothing of it can change, nor the entry take another's place. */
export const hashOfEntry = (entry: Header): string =>
  hashOf(
    JSON.stringify([
      'audit.v1',
      entry.seq,
      entry.id,
      entry.at,
      entry.recordedAt,
      entry.service,
      entry.action,
      entry.actorKind,
      entry.actorId,
      entry.objectKind,
      entry.objectId,
      entry.organizerId,
      entry.correlationId,
      entry.payloadHash,
      entry.previous,
    ]),
  );

/** `2030-06-01T10:00:00.000000Z` */
export const toMicroseconds = (moment: Date): string => moment.toISOString().replace('Z', '000Z');
