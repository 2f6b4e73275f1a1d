import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { getBooking } from './api/get-booking.ts';
import { isMoving, nextLookMs } from './booking-state.ts';

/** A booking that is looked at again, ever more rarely, while something is still happening to it. `slow` where it was made long ago. */
export function useWatchedBooking(bookingId: string, paid: boolean) {
  const firstLook = useRef<number>(undefined);
  const booking = useQuery({
    ...getBooking(bookingId),
    refetchInterval: query => {
      const { data, dataUpdateCount } = query.state;
      firstLook.current ??= dataUpdateCount;
      return data !== undefined && isMoving(data.state, paid) ? (nextLookMs(dataUpdateCount - firstLook.current) ?? false) : false;
    },
  });
  const queries = useQueryClient();
  const state = booking.data?.state;
  useEffect(() => {
    // The cart counts what is not paid yet, and this is no longer.
    if (state !== undefined && state !== 'pending') void queries.invalidateQueries({ queryKey: ['cart'] });
  }, [state]);
  const slow = booking.data !== undefined && Date.now() - Date.parse(booking.data.createdAt) > slowAfterMs;
  return { booking, slow };
}

const slowAfterMs = 180_000;
