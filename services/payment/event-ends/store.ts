import { statement, type Transaction } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

// Only events of which something was sold: those of nobody's money are none of ours.
const save = statement(`update event_ends set title = $2, ends_at = $3, version = $4 where event_id = $1 and version < $4`);

export interface EventEnd {
  readonly eventId: string;
  readonly title: string;
  readonly endsAt: Date;
  readonly version: number;
}

export async function saveEnd(tx: Transaction<Tables>, { eventId, title, endsAt, version }: EventEnd): Promise<void> {
  await save(tx, [eventId, title, endsAt, version]);
}
