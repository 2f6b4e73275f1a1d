import { Credits } from '@event-planner/contracts/credit';
import { Payment } from '@event-planner/contracts/payment';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { beginPayment } from './create-payment.ts';

/** What the caller may spend, at each organizer. */
export const listCredits = () =>
  queryOptions({ queryKey: ['payments', 'credits'], queryFn: () => request('/payments/credits', Credits, { as: 'caller' }) });

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
