import { refuse as refuseCommon } from '@event-planner/platform/errors';
import type { Database } from '@event-planner/platform/database';
import { refuse } from '../errors.ts';
import { orderIdOf } from '../relations.ts';
import type { Tables } from '../tables.ts';
import type { NewBooking } from './batch.ts';
import { findForAddition } from './store.ts';

/** What is added to a booking is shown with it as one order, and with what was added to it before. Throws `not_found` and `other_event`. */
export async function withParent(db: Database<Tables>['query'], wanted: NewBooking): Promise<NewBooking> {
  const { addTo } = wanted.request;
  if (addTo === undefined) return wanted;
  const parent = await findForAddition(db, addTo);
  if (parent?.userId !== wanted.user.sub) throw refuseCommon('not_found', `there is no booking ${addTo}`);
  if (parent.state !== 'confirmed' && parent.state !== 'pending') throw refuse('booking_not_pending', `the booking is ${parent.state}`);
  const parentId = orderIdOf(parent);
  const changes: NewBooking['changes'] = held => {
    if (held.eventId !== parent.eventId) throw refuse('other_event', 'what is added to an order is of the same event');
    return { parentId };
  };
  return { ...wanted, changes };
}
