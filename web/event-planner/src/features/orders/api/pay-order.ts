import type { Order } from '@event-planner/contracts/orders';
import { AwaitedPayment, type TakenPayment } from '@event-planner/contracts/payment-ways';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

/** Somebody of the team has the money for an order. */
export function useTakePayment({ id, organizerId }: { readonly id: string; readonly organizerId: string }) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: TakenPayment) =>
      request(`/payments/organizers/${organizerId}/bookings/${id}/taken`, AwaitedPayment, { method: 'POST', body, as: 'caller' }),
    // What follows is told by a message: it is there a moment later.
    onSettled: () => queries.invalidateQueries(),
  });
}

/** Confirms an order that is paid on an invoice. */
export function useConfirmOnInvoice({ id, eventId }: Pick<Order, 'id' | 'eventId'>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => request(`/bookings/events/${eventId}/orders/${id}/invoice`, z.undefined(), { method: 'POST', as: 'caller' }),
    onSettled: () => queries.invalidateQueries(),
  });
}
