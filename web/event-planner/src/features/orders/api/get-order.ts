import { Order } from '@event-planner/contracts/orders';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const orderPath = (eventId: string, id: string): string => `/bookings/events/${eventId}/orders/${id}`;

export const getOrder = (eventId: string, id: string) =>
  queryOptions({
    queryKey: ['orders', 'one', eventId, id],
    queryFn: ({ signal }) => request(orderPath(eventId, id), Order, { as: 'caller', signal }),
  });
