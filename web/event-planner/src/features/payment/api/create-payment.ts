import { Payment } from '@event-planner/contracts/payment';
import { queryOptions } from '@tanstack/react-query';
import { onceIntended } from '../../../lib/api/intent.ts';
import { request } from '../../../lib/api/request.ts';

const lookAgainMs = 10_000;

/** The booking's payment, begun if there is none yet. Asking again while it is open gives the same one, so it reads like a query. */
export const beginPayment = (bookingId: string) =>
  queryOptions({
    queryKey: ['payments', 'of-booking', bookingId],
    queryFn: () =>
      onceIntended(['payment', bookingId], idempotencyKey =>
        request('/payments', Payment, { method: 'POST', body: { bookingId }, as: 'caller', cart: true, idempotencyKey }),
      ),
    // While the provider is away: whoever waits on the page need not wait for the mail.
    refetchInterval: ({ state }) => (state.data?.heldUntil === undefined ? false : lookAgainMs),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
