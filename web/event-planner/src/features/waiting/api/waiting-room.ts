import { WaitingRoomOverview, type WaitingRoomChange, type WaitingRoomSettings } from '@event-planner/contracts/waiting-room';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

const pathOf = (eventId: string): string => `/bookings/events/${eventId}/waiting-room`;

export const getWaitingRoom = (eventId: string) =>
  queryOptions({
    queryKey: ['waiting', 'room', eventId],
    queryFn: ({ signal }) => request(pathOf(eventId), WaitingRoomOverview, { as: 'caller', signal }),
    refetchInterval: 3000,
  });

export function useWaitingRoom(eventId: string) {
  const queries = useQueryClient();
  const onSuccess = (overview: WaitingRoomOverview) => queries.setQueryData(getWaitingRoom(eventId).queryKey, overview);
  return {
    set: useMutation({
      mutationFn: (body: WaitingRoomSettings) => request(pathOf(eventId), WaitingRoomOverview, { method: 'PUT', body, as: 'caller' }),
      onSuccess,
    }),
    setState: useMutation({
      mutationFn: (state: z.infer<typeof WaitingRoomChange>['state']) =>
        request(`${pathOf(eventId)}/state`, WaitingRoomOverview, { method: 'POST', body: { state }, as: 'caller' }),
      onSuccess,
    }),
  };
}
