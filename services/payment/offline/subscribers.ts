import type { Subscribers } from '@event-planner/platform/service';
import type { payment } from '../manifest.ts';
import type { Tables } from '../tables.ts';
import type { Offline } from './service.ts';

/** The choice was told when it was made; this is for when that answer was lost. */
export const offlineSubscribers = (
  offline: Offline,
  giveUp: (bookingId: string) => void,
): Pick<Subscribers<typeof payment, Tables>, 'booking.way-chosen.v1' | 'booking.cancelled.v1'> => ({
  'booking.way-chosen.v1': (due, { tx }) => offline.onChosen(tx, due),
  async 'booking.cancelled.v1'(cancelled, { tx }) {
    await offline.onCancelled(tx, cancelled);
    return () => {
      if (cancelled.reason === 'cancelled') giveUp(cancelled.bookingId);
    };
  },
});
