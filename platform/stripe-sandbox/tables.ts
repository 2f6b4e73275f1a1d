import type { Generated, GeneratedAlways } from '../database/index.ts';
import type { AnyObject } from './objects/kinds.ts';
import type { Notes } from './objects/row.ts';

export interface Tables {
  objects: {
    id: string;
    kind: string;
    number: GeneratedAlways<number>;
    account: string | null;
    parent: string | null;
    object: AnyObject;
    notes: Notes | null;
    version: Generated<number>;
    dueAt: Date | null;
  };
  idempotencyKeys: {
    key: string;
    fingerprint: string;
    status: number | null;
    answer: object | null;
    requestId: string;
    createdAt: Generated<Date>;
  };
  events: EventTable;
}

interface EventTable {
  id: string;
  number: GeneratedAlways<number>;
  type: string;
  payload: string;
  createdAt: Generated<Date>;
  attempts: Generated<number>;
  nextAttemptAt: Date | null;
  deliveredAt: Date | null;
  lastFailure: string | null;
}
