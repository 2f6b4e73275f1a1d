import type { AuditEntry } from '@event-planner/contracts/audit';
import type { Selectable } from '@event-planner/platform/database';

export interface EntriesTable {
  seq: number;
  id: string;
  at: Date;
  recordedAt: Date;
  service: AuditEntry['service'];
  action: string;
  actorKind: AuditEntry['by']['kind'];
  actorId: string | null;
  objectKind: string;
  objectId: string;
  organizerId: string | null;
  correlationId: string;
  payload: string | null;
  payloadHash: Buffer;
  previous: Buffer;
  hash: Buffer;
  erasedIn: number | null;
}
export type EntryRow = Selectable<EntriesTable>;

export interface ProofsTable {
  id: string;
  at: Date;
  examined: number;
  headSeq: number;
  headHash: Buffer;
  fault: string | null;
}

export interface Tables {
  entries: EntriesTable;
  proofs: ProofsTable;
  /** By the hash of whom or what. */
  forgotten: { subject: Buffer; at: Date };
}
