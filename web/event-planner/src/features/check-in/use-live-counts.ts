import { CheckInCounts } from '@event-planner/contracts/check-in';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { getCounts } from './api/calls.ts';

const pollMs = 5000;

/** Counts as they change: pushed while the socket is open, asked for every few seconds while it is not. */
export function useLiveCounts(eventId: string) {
  const queries = useQueryClient();
  const [live, setLive] = useState(false);
  const counts = useQuery({ ...getCounts(eventId), refetchInterval: live ? false : pollMs });
  const pass = counts.data?.pass;
  useEffect(() => {
    if (pass === undefined) return;
    const socket = new WebSocket(`/api/bookings/check-in/live?pass=${encodeURIComponent(pass)}`);
    socket.addEventListener('open', () => setLive(true));
    // Asking again brings a new pass, and with it a new socket.
    socket.addEventListener('close', () => setLive(false));
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const told = CheckInCounts.safeParse(JSON.parse(String(data)));
      if (!told.success) return;
      queries.setQueryData(getCounts(eventId).queryKey, known => known && { ...known, ...told.data });
      void queries.invalidateQueries({ queryKey: ['check-in', eventId, 'scans'] });
    });
    return () => socket.close();
  }, [pass, eventId, queries]);
  return { counts, live };
}
