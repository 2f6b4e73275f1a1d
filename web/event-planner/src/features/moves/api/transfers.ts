import { Booking } from '@event-planner/contracts/booking';
import { type AcceptForm, OfferedTransfer, Transfer, type TransferForm, Transfers } from '@event-planner/contracts/transfer';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

/** What was offered of a booking's tickets. */
export const getTransfers = (bookingId: string) =>
  queryOptions({
    queryKey: ['bookings', 'transfers', bookingId],
    queryFn: ({ signal }) => request(`/bookings/${bookingId}/transfers`, Transfers, { as: 'caller', signal }),
  });

export function useOfferTransfer(bookingId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: TransferForm) => request(`/bookings/${bookingId}/transfers`, Transfer, { method: 'POST', body, as: 'caller' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['bookings'] }),
  });
}

export function useWithdrawTransfer(bookingId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(`/bookings/${bookingId}/transfers/${id}`, Transfer, { method: 'DELETE', as: 'caller' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['bookings'] }),
  });
}

/** What somebody is offered by a link. */
export const getOffered = (token: string) =>
  queryOptions({
    queryKey: ['transfers', token],
    queryFn: ({ signal }) => request(`/bookings/transfers/${encodeURIComponent(token)}`, OfferedTransfer, { as: 'caller', signal }),
  });

export function useAcceptTransfer(token: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof AcceptForm>) =>
      request(`/bookings/transfers/${encodeURIComponent(token)}/accept`, Booking, { method: 'POST', body, as: 'caller' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['bookings'] }),
  });
}

export function useDeclineTransfer(token: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => request(`/bookings/transfers/${encodeURIComponent(token)}/decline`, z.undefined(), { method: 'POST', as: 'caller' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['transfers', token] }),
  });
}
