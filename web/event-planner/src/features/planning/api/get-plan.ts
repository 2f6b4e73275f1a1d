import { PlannedEvent } from '@event-planner/contracts/planning';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getPlan = (eventId: string) =>
  queryOptions({
    queryKey: ['planning', 'event', eventId],
    queryFn: ({ signal }) => request(`/events/${encodeURIComponent(eventId)}/plan`, PlannedEvent, { as: 'caller', signal }),
  });
