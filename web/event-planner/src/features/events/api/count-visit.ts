import { useEffect, useRef } from 'react';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

/** Tells that somebody opened an event's page, once each time they do. Nobody waits for it, and nothing depends on it. */
export function useCountedVisit(eventId: string | undefined): void {
  const counted = useRef<string>(undefined);
  useEffect(() => {
    if (eventId === undefined || counted.current === eventId) return;
    counted.current = eventId;
    request(`/events/${encodeURIComponent(eventId)}/visits`, z.undefined(), { method: 'POST' }).catch(() => {});
  }, [eventId]);
}
