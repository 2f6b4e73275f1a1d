import { CheckInCounts, countsEverySeconds } from '@event-planner/contracts/check-in';
import { sessionEnded } from '@event-planner/contracts/sockets';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { getCounts } from './api/calls.ts';

const pollMs = 5000;
/** One telling may be late. */
const longestSilenceMs = 2.5 * countsEverySeconds * 1000;

/** Counts as they change: pushed while the socket is open and says something, asked for every few seconds while it does not. */
export function useLiveCounts(eventId: string) {
  const queries = useQueryClient();
  const [live, setLive] = useState(false);
  // Asked for without a network as well: that it fails is what is shown then.
  const counts = useQuery({ ...getCounts(eventId), refetchInterval: live ? false : pollMs, networkMode: 'always' });
  const pass = counts.data?.pass;
  useEffect(() => {
    if (pass === undefined) return;
    const socket = new WebSocket(`/api/bookings/check-in/live?pass=${encodeURIComponent(pass)}`);
    const listening = new AbortController();
    const { signal } = listening;
    let silence: ReturnType<typeof setTimeout> | undefined;
    // Asking again brings a new pass, and with it a new socket.
    const fallSilent = (): void => {
      setLive(false);
      void queries.invalidateQueries({ queryKey: getCounts(eventId).queryKey });
    };
    const hear = (): void => {
      clearTimeout(silence);
      silence = setTimeout(fallSilent, longestSilenceMs);
      setLive(true);
    };
    window.addEventListener('offline', fallSilent, { signal });
    // Asked for in a session that has ended, they lead to signing in; where this browser has another by now, to a socket of that.
    const closed = ({ code }: CloseEvent): void => (code === sessionEnded ? fallSilent() : setLive(false));
    socket.addEventListener('close', closed, { signal });
    socket.addEventListener(
      'message',
      ({ data }: MessageEvent<unknown>) => {
        const told = CheckInCounts.safeParse(JSON.parse(String(data)));
        if (!told.success) return;
        hear();
        queries.setQueryData(getCounts(eventId).queryKey, known => known && { ...known, ...told.data });
        void queries.invalidateQueries({ queryKey: ['check-in', eventId, 'scans'] });
      },
      { signal },
    );
    return () => {
      listening.abort();
      clearTimeout(silence);
      socket.close();
    };
  }, [pass, eventId, queries]);
  return { counts, live };
}
