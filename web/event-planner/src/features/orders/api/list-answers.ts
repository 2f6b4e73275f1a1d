import { AnswersPage } from '@event-planner/contracts/answers';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const listAnswers = (eventId: string) =>
  infiniteQueryOptions({
    queryKey: ['answers', eventId],
    queryFn: ({ pageParam, signal }) =>
      request(`/bookings/events/${eventId}/answers`, AnswersPage, { query: { cursor: pageParam, limit: 50 }, as: 'caller', signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });
