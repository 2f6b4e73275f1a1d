import { type Booking, isAdded } from '@event-planner/contracts/booking';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { isExchanged } from './is-exchanged.ts';
import { stateTones } from './booking-state.ts';

export function BookingRow({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = booking.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <article className="card relative flex items-center gap-4 p-4 transition-shadow hover:shadow-float sm:gap-6 sm:p-5">
      <div aria-hidden className="w-14 shrink-0 rounded-control bg-tint py-2 text-center leading-none text-brand">
        <div className="text-xs font-semibold uppercase">{format.month(booking.startsAt, booking.timeZone)}</div>
        <div className="mt-1 text-2xl font-bold tabular-nums">{format.dayOfMonth(booking.startsAt, booking.timeZone)}</div>
      </div>
      <div className="min-w-0 grow">
        <h3 className="text-lg leading-snug">
          <Link to="/bookings/$id" params={{ id: booking.id }} className="after:absolute after:inset-0 hover:text-brand">
            {booking.eventTitle}
          </Link>
        </h3>
        <p className="text-sm text-soft">
          {format.moment(booking.startsAt, booking.timeZone)}, {booking.venueName}
        </p>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <Badge tone={stateTones[booking.state]}>{t(isExchanged(booking) ? 'moves.ticketExchanged' : `booking.${booking.state}`)}</Badge>
          <span>{t('event.ticketCount', { count })}</span>
          {isAdded(booking) && <Badge>{t('moves.partOf')}</Badge>}
          <span className="tabular-nums">{format.money(booking.totalMinor, booking.currency)}</span>
        </p>
      </div>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-soft" />
    </article>
  );
}
