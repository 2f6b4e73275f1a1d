import { CalendarAddress, CalendarAddressState } from '@event-planner/contracts/booking';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

const path = '/bookings/calendar';
const queryKey = ['bookings', 'calendar'];

/** Whether the caller has an address; what it is, nobody can say a second time. */
export const getCalendarAddress = () =>
  queryOptions({ queryKey, queryFn: ({ signal }) => request(path, CalendarAddressState, { as: 'caller', signal }) });

export function useMakeCalendarAddress() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (replaces: boolean) => request(path, CalendarAddress, { method: 'POST', body: { replaces }, as: 'caller' }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

export function useRevokeCalendarAddress() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(path, z.undefined(), { method: 'DELETE', as: 'caller' }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}
