import type { Reader } from '@event-planner/platform/database';
import type { Answers } from '@event-planner/contracts/answers';
import type { Tables } from '../tables.ts';

export interface AnsweredBooking {
  readonly id: string;
  readonly reference: string;
  readonly attendeeName: string;
  readonly createdAt: Date;
  readonly answers: Answers | null;
}

/** Of those who have tickets, the oldest first, from after `cursor`. Ids grow with time. */
export const listAnswers = (
  read: Reader<Tables>,
  { eventId, cursor, limit }: { readonly eventId: string; readonly cursor: string | undefined; readonly limit: number },
): Promise<AnsweredBooking[]> =>
  read
    .selectFrom('bookings')
    .select(['id', 'reference', 'attendeeName', 'createdAt', 'answers'])
    .where('eventId', '=', eventId)
    .where('answers', 'is not', null)
    .where('state', '=', 'confirmed')
    .$if(cursor !== undefined, query => query.where('id', '>', cursor ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute();
