import { ProviderRefund, type ProviderRefundDecision, ProviderRefundPage } from '@event-planner/contracts/provider-refunds';
import { Refundable } from '@event-planner/contracts/refund';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

const at = (organizerId: string): string => `/payments/organizers/${organizerId}/provider-refunds`;

/** Those of which nobody has said what they were for, or the others. */
export const listProviderRefunds = (organizerId: string, open: boolean) =>
  infiniteQueryOptions({
    queryKey: ['money', 'provider-refunds', organizerId, open],
    queryFn: ({ pageParam: cursor, signal }) =>
      request(at(organizerId), ProviderRefundPage, { query: { cursor, open: String(open) }, as: 'caller', signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });

/** What there is of an order that a refund can have been for. */
export const getRefundableOrder = (eventId: string, bookingId: string) =>
  queryOptions({
    queryKey: ['refunds', 'order', eventId, bookingId],
    queryFn: ({ signal }) => request(`/bookings/events/${eventId}/orders/${bookingId}/refunds`, Refundable, { as: 'caller', signal }),
  });

const changed = ['money', 'refunds', 'orders', 'attendees'] as const;

export function useDecideRefund(organizerId: string, id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ProviderRefundDecision) =>
      request(`${at(organizerId)}/${encodeURIComponent(id)}/decision`, ProviderRefund, { method: 'POST', body, as: 'caller' }),
    onSettled: () => Promise.all(changed.map(key => queries.invalidateQueries({ queryKey: [key] }))),
  });
}
