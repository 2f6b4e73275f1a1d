import { Booking, Hold } from '@event-planner/contracts/booking';
import { type DeskHoldRequest, type DeskSale, type GuestList, GuestReport, Till } from '@event-planner/contracts/box-office';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { onceIntended } from '../../../lib/api/intent.ts';
import { inWords } from '../../../lib/api/refusal-words.ts';
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
    mutationFn: async (body: z.input<typeof GuestList>) =>
      told(
        await onceIntended(['guests', eventId, body], idempotencyKey =>
          request(`${placeOf(eventId)}/guests`, GuestReport, { method: 'POST', body, as: 'caller', idempotencyKey }),
        ),
      ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['orders', 'list'] }),
  });
}

/** Why somebody got none, in the language of the page. */
const told = async ({ rows }: GuestReport): Promise<GuestReport> => ({
  rows: await Promise.all(
    rows.map(async ({ refused, ...row }) => ({
      ...row,
      refused: refused && { ...refused, detail: await inWords(refused) },
    })),
  ),
});

export const getTill = (organizerId: string, day: string, timeZone: string) =>
  queryOptions({
    queryKey: ['till', organizerId, day, timeZone],
    queryFn: ({ signal }) => request('/bookings/box-office/till', Till, { query: { organizerId, day, timeZone }, as: 'caller', signal }),
  });
