import { Door, type DoorPlan, ScanList, type ScanListQuery, ScanVerdicts, WatchedCounts } from '@event-planner/contracts/check-in';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

const address = (eventId: string): string => `/bookings/events/${eventId}`;

export const getCounts = (eventId: string) =>
  queryOptions({
    queryKey: ['check-in', eventId, 'counts'],
    queryFn: ({ signal }) => request(`${address(eventId)}/check-in`, WatchedCounts, { as: 'caller', signal }),
  });

export const listScans = (eventId: string, kind: z.infer<typeof ScanListQuery>['kind']) =>
  infiniteQueryOptions({
    queryKey: ['check-in', eventId, 'scans', kind],
    queryFn: ({ signal, pageParam }) =>
      request(`${address(eventId)}/scans`, ScanList, {
        as: 'caller',
        query: { kind, limit: 20, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
  });

export const getDoor = (eventId: string) =>
  queryOptions({
    queryKey: ['check-in', eventId, 'door'],
    queryFn: ({ signal }) => request(`${address(eventId)}/door`, Door, { as: 'caller', signal }),
  });

export function useSaveDoor(eventId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (plan: DoorPlan) => request(`${address(eventId)}/door`, Door, { method: 'PUT', as: 'caller', body: plan }),
    onSuccess: door => queries.setQueryData(getDoor(eventId).queryKey, door),
  });
}

export interface UndoneScan {
  readonly nonce: string;
  readonly ticketId: string;
  readonly reason: string;
}
export function useUndo(eventId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ nonce, ticketId, reason }: UndoneScan) => {
      const now = new Date().toISOString();
      const scan = { direction: 'undo', nonce: crypto.randomUUID(), undoes: nonce, ticketId, reason, gate: eventId, at: now };
      return request(`${address(eventId)}/scans`, ScanVerdicts, {
        method: 'POST',
        as: 'caller',
        body: { device: { id: crypto.randomUUID(), name: 'Monitor' }, sentAt: now, scans: [scan] },
      });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['check-in', eventId] }),
  });
}
