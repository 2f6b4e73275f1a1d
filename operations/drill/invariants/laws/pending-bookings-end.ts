import type { Law } from '../law.ts';

export const pendingBookingsEnd: Law = {
  name: 'pending-bookings-end',
  says: 'A booking that was not paid in time is ended within five minutes',
  cure: 'See in booking’s log why the job expire-bookings fails.',
  whileRunning: true,
  looksAt: { in: 'booking', sql: `select count(*)::int as n from bookings where state = 'pending'` },
  steps: [
    {
      in: 'booking',
      sql: `
        select format('the booking %s was to be paid by %s and is still pending', id, pay_by) as violation
        from bookings where state = 'pending' and pay_by < :now - interval '5 min'`,
    },
  ],
};
