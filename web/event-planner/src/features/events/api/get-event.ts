import { EventDetail } from '@event-planner/contracts/event';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** With a code also what it unlocks. Each wrong one costs an attempt: nobody asks again by changing windows. */
export const getEvent = (slugOrId: string, code?: string) =>
  queryOptions({
    queryKey: ['events', 'detail', slugOrId, code ?? ''],
    queryFn: ({ signal }) => request(`/events/${encodeURIComponent(slugOrId)}`, EventDetail, { query: { code }, signal }),
    staleTime: 60_000,
    ...(code !== undefined && { refetchOnWindowFocus: false }),
  });

/** Meanwhile, the event as it was known: whoever types a code stays where they are, with what they have picked. */
export const asBefore = (slug: string) => (before: EventDetail | undefined) => (before?.slug === slug ? before : undefined);

/** The code as the event's availability may be asked with it. */
export const openingCode = ({ givenCode }: EventDetail, code: string | undefined): string | undefined =>
  givenCode === 'opens' ? code : undefined;
