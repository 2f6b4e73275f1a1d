import { Hold } from '@event-planner/contracts/booking';
import { Resale, type ResaleForm, ResaleOffers, Resales } from '@event-planner/contracts/resale';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { onceIntended } from '../../../lib/api/intent.ts';
import { admissionFor } from '../../../lib/admissions.ts';
import { request } from '../../../lib/api/request.ts';

/** What of a booking is for sale again, and what may be asked. */
export const getResales = (bookingId: string) =>
  queryOptions({
    queryKey: ['bookings', 'resales', bookingId],
    queryFn: ({ signal }) => request(`/bookings/${bookingId}/resales`, Resales, { as: 'caller', signal }),
  });

export function useOfferResale(bookingId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ResaleForm) => request(`/bookings/${bookingId}/resales`, Resale, { method: 'POST', body, as: 'caller' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['bookings'] }),
  });
}

export function useWithdrawResale(bookingId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(`/bookings/${bookingId}/resales/${id}`, Resale, { method: 'DELETE', as: 'caller' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['bookings'] }),
  });
}

/** Tickets of an event that their owners sell again. */
export const listResaleOffers = (eventId: string) =>
  queryOptions({
    queryKey: ['events', 'resales', eventId],
    queryFn: ({ signal }) => request(`/bookings/events/${eventId}/resales`, ResaleOffers, { as: 'caller', signal }),
    staleTime: 15_000,
  });

export function useHoldResales(eventId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (resaleIds: readonly string[]) =>
      onceIntended(['resale', resaleIds], idempotencyKey =>
        request('/bookings/resale-holds', Hold, {
          method: 'POST',
          body: { eventId, resaleIds },
          as: 'caller',
          cart: true,
          idempotencyKey,
          admission: admissionFor(eventId),
        }),
      ),
    onSuccess: hold => queries.setQueryData(['holds', hold.id], hold),
    onSettled: () => queries.invalidateQueries({ queryKey: ['events', 'resales', eventId] }),
  });
}
