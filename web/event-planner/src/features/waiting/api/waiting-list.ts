import { ListClosed, ListedEntryPage, OffersMade, WaitingOverview, type WaitingListSettings } from '@event-planner/contracts/waiting-list';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

const pathOf = (eventId: string): string => `/bookings/events/${eventId}/waiting-list`;

export const getWaitingList = (eventId: string) =>
  queryOptions({
    queryKey: ['waiting', 'list', eventId],
    queryFn: ({ signal }) => request(pathOf(eventId), WaitingOverview, { as: 'caller', signal }),
  });

export const listWaiting = (eventId: string) =>
  queryOptions({
    queryKey: ['waiting', 'list', eventId, 'entries'],
    queryFn: ({ signal }) => request(`${pathOf(eventId)}/entries`, ListedEntryPage, { as: 'caller', query: { limit: 100 }, signal }),
  });

/** Everything the team can do with the list; each shows what became of it. */
export function useWaitingList(eventId: string) {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['waiting', 'list', eventId] });
  const path = pathOf(eventId);
  return {
    change: useMutation({
      mutationFn: (body: WaitingListSettings) => request(path, WaitingOverview, { method: 'PUT', body, as: 'caller' }),
      onSettled,
    }),
    offerAll: useMutation({ mutationFn: () => request(`${path}/offers`, OffersMade, { method: 'POST', as: 'caller' }), onSettled }),
    offerOne: useMutation({
      mutationFn: (id: string) => request(`${path}/entries/${id}/offers`, OffersMade, { method: 'POST', as: 'caller' }),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (id: string) => request(`${path}/entries/${id}`, z.unknown(), { method: 'DELETE', as: 'caller' }),
      onSettled,
    }),
    close: useMutation({ mutationFn: () => request(`${path}/close`, ListClosed, { method: 'POST', as: 'caller' }), onSettled }),
  };
}
