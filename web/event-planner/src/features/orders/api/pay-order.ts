import type { Order } from '@event-planner/contracts/orders';
import {
  AwaitedPayment,
  CorrectedTaking,
  StandingTakings,
  type TakenCorrection,
  type TakenPayment,
} from '@event-planner/contracts/payment-ways';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { onceIntended } from '../../../lib/api/intent.ts';
import { request } from '../../../lib/api/request.ts';

/** What follows is told by a message: it is there a moment later, so lists are asked now and a few times after. */
function refresh(queries: QueryClient): void {
  for (const delayMs of [0, 700, 2500]) setTimeout(() => void queries.invalidateQueries(), delayMs);
}

interface OfOrder {
  readonly id: string;
  readonly organizerId: string;
}

/** Somebody of the team has the money for an order. */
export function useTakePayment({ id, organizerId }: OfOrder) {
  const queries = useQueryClient();
  const path = `/payments/organizers/${organizerId}/bookings/${id}/taken`;
  return useMutation({
    mutationFn: (body: TakenPayment) =>
      onceIntended(['taken', id, body], idempotencyKey =>
        request(path, AwaitedPayment, { method: 'POST', body, as: 'caller', idempotencyKey }),
      ),
    onSettled: () => refresh(queries),
  });
}

/** What somebody said came for an order, the last of it last; not of what was sold at a desk. */
export const useStandingTakings = ({ id, organizerId }: OfOrder) =>
  useQuery({
    queryKey: ['standing takings', id],
    queryFn: () => request(`/payments/organizers/${organizerId}/bookings/${id}/taken`, StandingTakings, { as: 'caller' }),
    staleTime: 0,
  });

/** That was a mistake. */
export function useCorrectPayment({ id, organizerId }: OfOrder) {
  const queries = useQueryClient();
  const path = `/payments/organizers/${organizerId}/bookings/${id}/taken/correction`;
  return useMutation({
    mutationFn: (body: TakenCorrection) =>
      onceIntended(['corrected', id, body], idempotencyKey =>
        request(path, CorrectedTaking, { method: 'POST', body, as: 'caller', idempotencyKey }),
      ),
    onSettled: () => refresh(queries),
  });
}

/** Confirms an order that is paid on an invoice. */
export function useConfirmOnInvoice({ id, eventId }: Pick<Order, 'id' | 'eventId'>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => request(`/bookings/events/${eventId}/orders/${id}/invoice`, z.undefined(), { method: 'POST', as: 'caller' }),
    onSettled: () => refresh(queries),
  });
}
