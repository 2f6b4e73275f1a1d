import type { eventPostponed } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import type { AfterCommit, Handling } from '@event-planner/platform/messaging';
import type { Tables } from '../tables.ts';
import type { Postponements } from './service.ts';

type Heard = Body<typeof eventPostponed>;

/** What every change of an event means comes first: the event is here then. */
export const onEventPostponed =
  (postponements: Postponements, changed: (body: Heard, handling: Handling<Tables>) => Promise<AfterCommit>) =>
  async (body: Heard, handling: Handling<Tables>): Promise<AfterCommit> => {
    const after = await changed(body, handling);
    await postponements.note(handling.tx, body);
    return after;
  };
