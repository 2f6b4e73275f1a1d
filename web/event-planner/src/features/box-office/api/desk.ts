import { Booking, Hold } from '@event-planner/contracts/booking';
import { type DeskHoldRequest, type DeskSale, type GuestList, GuestReport, Till } from '@event-planner/contracts/box-office';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { onceIntended } from '../../../lib/api/intent.ts';
import { request } from '../../../lib/api/request.ts';

const placeOf = (eventId: string): string => `/bookings/events/${eventId}/box-office`;

export const useDeskHold = (eventId: string) =>
  useMutation({
    mutationFn: (items: z.input<typeof DeskHoldRequest>['items']) =>
      request(`${placeOf(eventId)}/holds`, Hold, { method: 'POST', body: { items }, as: 'caller' }),
  });

export const useReleaseDeskHold = (eventId: string) =>
  useMutation({
    mutationFn: (holdId: string) => request(`${placeOf(eventId)}/holds/${holdId}`, z.undefined(), { method: 'DELETE', as: 'caller' }),
  });

export function useDeskSale(eventId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof DeskSale>) =>
      onceIntended(['desk', eventId, body], idempotencyKey =>
        request(`${placeOf(eventId)}/sales`, Booking, { method: 'POST', body, as: 'caller', idempotencyKey }),
      ),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['orders', 'list'] });
      void queries.invalidateQueries({ queryKey: ['till'] });
    },
  });
}

export function useGiveToMany(eventId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof GuestList>) =>
      onceIntended(['guests', eventId, body], idempotencyKey =>
        request(`${placeOf(eventId)}/guests`, GuestReport, { method: 'POST', body, as: 'caller', idempotencyKey }),
      ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['orders', 'list'] }),
  });
}

export const getTill = (organizerId: string, day: string, timeZone: string) =>
  queryOptions({
    queryKey: ['till', organizerId, day, timeZone],
    queryFn: ({ signal }) => request('/bookings/box-office/till', Till, { query: { organizerId, day, timeZone }, as: 'caller', signal }),
  });
