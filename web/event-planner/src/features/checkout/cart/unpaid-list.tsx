import type { Booking } from '@event-planner/contracts/booking';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Countdown } from '../countdown.tsx';

interface UnpaidListProps {
  readonly bookings: readonly Booking[];
  readonly onPay: (bookings: readonly Booking[]) => void;
  readonly onOver: () => void;
}

/** What is booked and still has to be paid. */
export function UnpaidList({ bookings, onPay, onOver }: UnpaidListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (bookings.length === 0) return null;
  return (
    <section aria-labelledby="unpaid">
      <h2 id="unpaid" className="mb-1 text-xl">
        {t('cart.unpaid')}
      </h2>
      <p className="mb-4 text-soft">{t('cart.unpaidText')}</p>
      <ul className="card divide-y divide-line px-5 shadow-card sm:px-6">
        {bookings.map(booking => (
          <li key={booking.id} className="space-y-2 py-4">
            <div className="flex items-baseline justify-between gap-4">
              <Link to="/bookings/$id" params={{ id: booking.id }} className="min-w-0 font-bold wrap-anywhere hover:text-brand">
                {booking.eventTitle}
              </Link>
              <span className="tabular-nums">{format.money(booking.totalMinor, booking.currency)}</span>
            </div>
            {booking.payBy !== null && <Countdown until={booking.payBy} onOver={onOver} />}
          </li>
        ))}
      </ul>
      <Button size="large" className="mt-4 w-full" onClick={() => onPay(bookings)}>
        {t('cart.pay', { count: bookings.length })}
      </Button>
    </section>
  );
}
