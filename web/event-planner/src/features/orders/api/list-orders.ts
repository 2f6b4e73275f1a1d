import { OrderPage } from '@event-planner/contracts/orders';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import type { OrderSearch } from '../order-search.ts';

/** Whose orders: of an event, or of all events of an organizer. */
export type OrdersOf = { readonly eventId: string } | { readonly organizerId: string };

export const listOrders = (of: OrdersOf, search: OrderSearch) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'list', of, search],
    queryFn: ({ pageParam, signal }) =>
      request('eventId' in of ? `/bookings/events/${of.eventId}/orders` : '/bookings/orders', OrderPage, {
        query: { ...('organizerId' in of ? of : {}), ...search, cursor: pageParam },
        as: 'caller',
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
