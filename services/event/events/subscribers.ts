import type { eventUpdated } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import type { AfterCommit, Handling } from '@event-planner/platform/messaging';
import type { Remembered } from '../remembered.ts';
import type { Tables } from '../tables.ts';
import { findSlug } from './store.ts';

/** Our own word of a change: whatever became of the process that made it, nobody remembers what was before. */
export const onChanged =
  (remembered: Remembered) =>
  async ({ eventId }: Body<typeof eventUpdated>, { tx }: Handling<Tables>): Promise<AfterCommit> => {
    const slug = await findSlug(tx, eventId);
    return () => void remembered.forget(slug === undefined ? [] : [{ id: eventId, slug }]);
  };
