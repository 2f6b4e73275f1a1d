import type { AnswersPage } from '@event-planner/contracts/answers';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { Id } from '@event-planner/contracts/http';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import type { BookingContext } from '../context.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import { listAnswers } from './store.ts';

export interface AnswersQuery {
  readonly eventId: string;
  readonly by: AccessClaims;
  readonly cursor: string | undefined;
  readonly limit: number;
}

export type AnswersList = ReturnType<typeof createAnswersList>;

/** What buyers answered, for those who asked. */
export const createAnswersList = (context: Pick<BookingContext, 'db' | 'call'>) => ({
  async list({ eventId, by, cursor, limit }: AnswersQuery): Promise<AnswersPage> {
    if (cursor !== undefined && !Id.safeParse(cursor).success)
      throw refuseCommon('invalid_cursor', 'this cursor was not given out by this list');
    await ensureAllowed(context, { eventId, by }, 'seeOrders');
    const found = await listAnswers(context.db.read, { eventId, cursor, limit: limit + 1 });
    const rows = found.slice(0, limit);
    return {
      items: rows.map(({ id, createdAt, answers, ...row }) => ({
        ...row,
        bookingId: id,
        createdAt: createdAt.toISOString(),
        ...(answers ?? { order: [], attendees: [] }),
      })),
      nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
    };
  },
});
