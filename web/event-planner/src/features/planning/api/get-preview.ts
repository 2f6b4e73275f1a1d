import { EventDetail } from '@event-planner/contracts/event';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** The event's page as visitors would see the version that is saved. */
export const getPreview = (eventId: string, version: number) =>
  queryOptions({
    queryKey: ['planning', 'preview', eventId, version],
    queryFn: ({ signal }) => request(`/events/${encodeURIComponent(eventId)}/preview`, EventDetail, { as: 'caller', signal }),
  });
