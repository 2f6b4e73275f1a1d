import { Visit } from '@event-planner/contracts/waiting-room';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

const mostDelayMs = 4000;

/**
 * Waits, and answers the number: joining again changes nothing. At the opening all want to know theirs, so each asks a little later than the moment.
 */
export const getVisit = (eventId: string, isDrawn: boolean) =>
  queryOptions({
    queryKey: ['waiting-room', eventId, 'visit', isDrawn],
    async queryFn({ signal, client }) {
      const hasWaited = isDrawn && client.getQueryData(['waiting-room', eventId, 'visit', false]) !== undefined;
      if (hasWaited) await new Promise(resolve => setTimeout(resolve, Math.random() * mostDelayMs));
      return request(`/bookings/waiting-rooms/${eventId}/visits`, Visit, { method: 'POST', body: {}, as: 'caller', cart: true, signal });
    },
    staleTime: Infinity,
  });
