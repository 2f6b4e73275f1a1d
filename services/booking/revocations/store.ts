import { type Reader, type Selectable, sql } from '@event-planner/platform/database';
import type { Tables, TicketsTable } from '../tables.ts';

export interface EndedTicket {
  readonly id: string;
  readonly state: Selectable<TicketsTable>['state'];
  readonly endedAt: Date;
}
export interface EndedAfter {
  readonly endedAt: Date;
  readonly id: string;
}

/** From the primary: a door must not let in by what a copy has not heard of yet. */
export const listEnded = (
  db: Reader<Tables>,
  { eventId, after, limit }: { readonly eventId: string; readonly after: EndedAfter | undefined; readonly limit: number },
): Promise<EndedTicket[]> =>
  db
    .selectFrom('tickets')
    .select(['id', 'state', 'endedAt'])
    .where('eventId', '=', eventId)
    .where('endedAt', 'is not', null)
    .$if(after !== undefined, query => query.where(sql<boolean>`(ended_at, id) > (${after?.endedAt}, ${after?.id}::uuid)`))
    .orderBy('endedAt')
    .orderBy('id')
    .limit(limit)
    .$narrowType<{ endedAt: Date }>()
    .execute();
