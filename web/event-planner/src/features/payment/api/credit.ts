import { CreditMovementPage, Credits } from '@event-planner/contracts/credit';
import { Payment, Payments, type PaymentsRequest } from '@event-planner/contracts/payment';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { beginPayment } from './create-payment.ts';

/** What the caller may spend, at each organizer. */
export const listCredits = () =>
  queryOptions({ queryKey: ['payments', 'credits'], queryFn: () => request('/payments/credits', Credits, { as: 'caller' }) });

/** What came in, was spent and came back, the newest first. */
export const listCreditMovements = infiniteQueryOptions({
  queryKey: ['payments', 'credits', 'movements'],
  queryFn: ({ signal, pageParam }) =>
    request('/payments/credits/movements', CreditMovementPage, { as: 'caller', query: { cursor: pageParam, limit: 10 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.nextCursor ?? undefined,
});

/** Pays so much of a booking with credit; the provider asks for the rest. */
export function useCredit(bookingId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (creditMinor: number) =>
      request('/payments', Payment, {
        method: 'POST',
        body: { bookingId, creditMinor },
        as: 'caller',
        cart: true,
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: payment => queries.setQueryData(beginPayment(bookingId).queryKey, payment),
    onSettled: () => queries.invalidateQueries({ queryKey: listCredits().queryKey }),
  });
}

/** Pays several bookings, with so much credit; of each the provider asks for the rest. */
export function usePaySeveral() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: PaymentsRequest) =>
      request('/payments/several', Payments, { method: 'POST', body, as: 'caller', cart: true, idempotencyKey: crypto.randomUUID() }),
    onSuccess: ({ items }) => items.forEach(payment => queries.setQueryData(beginPayment(payment.bookingId).queryKey, payment)),
    onSettled: () => queries.invalidateQueries({ queryKey: listCredits().queryKey }),
  });
}
