import { type Reader, type Selectable, statement } from '@event-planner/platform/database';
import type { Tables, TicketsTable } from '../tables.ts';

export interface EndedTicket {
  readonly id: string;
  readonly state: Selectable<TicketsTable>['state'];
  readonly blocked: boolean;
  /** When it ended; of one that is valid, when it was blocked or unblocked last. */
  readonly endedAt: Date;
}
export interface EndedAfter {
  readonly endedAt: Date;
  readonly id: string;
}

// Each side by its own index. What was blocked once and is no more is only news to who asked before.
const listStatement = statement<EndedTicket>(`
  (select id, state, false as blocked, ended_at from tickets
    where event_id = $1 and ended_at is not null and ($2::timestamptz is null or (ended_at, id) > ($2, $3::uuid)) order by ended_at, id limit $4)
  union all
  (select id, state, blocked_at is not null, block_changed_at from tickets
    where event_id = $1 and block_changed_at is not null and state = 'valid' and ($2::timestamptz is not null or blocked_at is not null)
      and ($2::timestamptz is null or (block_changed_at, id) > ($2, $3::uuid)) order by block_changed_at, id limit $4)
  order by ended_at, id limit $4`);

/** From the primary: a door must not let in by what a copy has not heard of yet. */
export const listEnded = (
  db: Reader<Tables>,
  { eventId, after, limit }: { readonly eventId: string; readonly after: EndedAfter | undefined; readonly limit: number },
): Promise<EndedTicket[]> => listStatement(db, [eventId, after?.endedAt ?? null, after?.id ?? null, limit]);
