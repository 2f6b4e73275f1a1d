import { Booking } from '@event-planner/contracts/booking';
import { type ExchangeForm, ExchangeQuote } from '@event-planner/contracts/exchange';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { onceIntended } from '../../../lib/api/intent.ts';
import { request } from '../../../lib/api/request.ts';
import { forgetHold } from '../../../lib/remembered-holds.ts';

/** What exchanging tickets comes to; with a hold, for what it holds. */
export const getExchangeQuote = (bookingId: string, ticketIds: readonly string[], holdId?: string) =>
  queryOptions({
    queryKey: ['exchange-quotes', bookingId, ticketIds, holdId],
    queryFn: ({ signal }) =>
      request(`/bookings/${bookingId}/exchanges/quote`, ExchangeQuote, {
        method: 'POST',
        body: { ticketIds, ...(holdId !== undefined && { holdId }) },
        as: 'caller',
        cart: true,
        signal,
      }),
    staleTime: 10_000,
  });

export function useExchange(bookingId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof ExchangeForm>) =>
      onceIntended(['exchange', bookingId, body], idempotencyKey =>
        request(`/bookings/${bookingId}/exchanges`, Booking, { method: 'POST', body, as: 'caller', cart: true, idempotencyKey }),
      ),
    onSuccess: (_made, { holdId }) => {
      forgetHold(holdId);
      void queries.invalidateQueries({ queryKey: ['cart'] });
    },
    // Also of who does it for the buyer.
    onSettled: () => Promise.all(['bookings', 'orders', 'attendees'].map(key => queries.invalidateQueries({ queryKey: [key] }))),
  });
}
