import { fingerprintOf, type Seat } from '@event-planner/contracts/seat-map';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { connectLive, type LiveStatus, type Watched } from './live-connection.ts';
import { applyUpdate, type LiveSeats, markHeld } from './live-seats.ts';

export interface LiveView {
  readonly status: LiveStatus;
  /** Undefined until somebody told: then every seat may be tried, and a hold decides. */
  readonly live: LiveSeats | undefined;
  readonly mark: (indices: readonly number[]) => void;
}

/** The seats as they are right now, kept current over a WebSocket. When the event is sold by another plan, that is fetched. */
export function useLiveSeats({ eventId, code }: Pick<Watched, 'eventId' | 'code'>, seats: readonly Seat[]): LiveView {
  const queries = useQueryClient();
  const seatCount = seats.length;
  const plan = useMemo(() => fingerprintOf(seats), [seats]);
  const [status, setStatus] = useState<LiveStatus>('connecting');
  const [live, setLive] = useState<LiveSeats>();
  const latest = useRef<LiveSeats>(undefined);
  const become = useCallback((next: LiveSeats) => {
    latest.current = next;
    setLive(next);
  }, []);
  useEffect(() => {
    latest.current = undefined;
    return connectLive(
      { eventId, seatCount, plan, code },
      {
        since: () => latest.current?.seq,
        onStatus: setStatus,
        onUpdate: update => {
          const applied = applyUpdate(latest.current, update);
          if (applied.kind === 'applied') become(applied.live);
          return applied.kind !== 'gap';
        },
        onPlanChanged() {
          latest.current = undefined;
          setLive(undefined);
          void queries.invalidateQueries({ queryKey: ['events'] });
        },
      },
    );
  }, [eventId, code, seatCount, plan, become, queries]);
  const mark = useCallback((indices: readonly number[]) => become(markHeld(latest.current, indices, seatCount)), [become, seatCount]);
  return { status, live, mark };
}
