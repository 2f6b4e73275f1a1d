import type { Booking, Ticket } from '@event-planner/contracts/booking';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../../components/button.tsx';
import { OrderLines } from '../../components/order-lines.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { BookingFiles } from './booking-files.tsx';
import { BookingHeadline } from './booking-headline.tsx';
import { type Situation, situationOf } from './booking-situation.ts';
import { ExchangedNote } from './exchanged-note.tsx';
import { GivenAnswers } from './given-answers.tsx';
import { isPast } from './is-past.ts';
import { LargeCode } from './large-code.tsx';
import { TicketCard } from './ticket-card.tsx';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';

interface BookingViewProps {
  readonly booking: Booking;
  /** The buyer comes straight from an accepted payment. */
  readonly paid: boolean;
  readonly slow: boolean;
  readonly onLookAgain: () => void;
  /** The event still takes place, so that tickets may be bought once more. */
  readonly takesPlace: boolean;
  /** What may be done with a ticket. */
  readonly menuOf?: (ticket: Ticket) => ReactNode;
  /** Whether a ticket is about to be somebody else's. */
  readonly markOf?: (ticket: Ticket) => ReactNode;
  /** What may be done with the order, and what of it is on offer. */
  readonly moves?: ReactNode;
  /** Where money is that goes back. */
  readonly moneyBack?: ReactNode;
  /** Invoices of it. */
  readonly documents?: ReactNode;
}

export function BookingView({
  booking,
  paid,
  slow,
  onLookAgain,
  takesPlace,
  menuOf,
  markOf,
  moves,
  moneyBack,
  documents,
}: BookingViewProps) {
  const { t } = useTranslation();
  const [large, setLarge] = useState<string>();
  const situation = situationOf(booking.state, { paid, slow });
  return (
    <div className="space-y-10">
      <BookingHeadline booking={booking} situation={situation}>
        <NextStep booking={booking} situation={situation} onLookAgain={onLookAgain} takesPlace={takesPlace} />
      </BookingHeadline>
      {situation === 'confirmed' && <BookingFiles booking={booking} />}
      {moneyBack}
      {booking.tickets.length > 0 && (
        <section aria-labelledby="tickets">
          <h2 id="tickets" className="mb-5 text-2xl">
            {t('booking.tickets')}
          </h2>
          <ul className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
            {booking.tickets.map(ticket => (
              <li key={ticket.id}>
                <TicketCard
                  booking={booking}
                  ticket={ticket}
                  menu={menuOf?.(ticket)}
                  mark={markOf?.(ticket)}
                  onEnlarge={() => setLarge(ticket.id)}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {large !== undefined && <LargeCode booking={booking} first={large} onClose={() => setLarge(undefined)} />}
      {moves}
      {documents}
      <Overview booking={booking} />
      {booking.answers && <GivenAnswers answers={booking.answers} />}
    </div>
  );
}

function NextStep({
  booking,
  situation,
  onLookAgain,
  takesPlace,
}: Pick<BookingViewProps, 'onLookAgain' | 'takesPlace'> & {
  readonly booking: Booking;
  readonly situation: Situation;
}) {
  const { t } = useTranslation();
  // What waits for its money says itself how to pay.
  if (situation === 'pending' && booking.awaits !== null) return null;
  if (situation === 'pending')
    return (
      <Link to="/bookings/$id/pay" params={{ id: booking.id }} className={buttonClass()}>
        {t('booking.payNow')}
      </Link>
    );
  if (situation === 'slow') return <Button onClick={onLookAgain}>{t('booking.checkAgain')}</Button>;
  const [next] = booking.replacedBy.toReversed();
  if (situation === 'transferred' && next)
    return (
      <Link to="/bookings/$id" params={{ id: next.id }} className={buttonClass()}>
        {t('moves.seeNew')}
      </Link>
    );
  if (isPast(booking) || !takesPlace) return null;
  if (situation === 'expired' || situation === 'refunded' || situation === 'cancelled')
    return (
      <Link to="/events/$slug" params={{ slug: booking.eventSlug }} className={buttonClass({ look: 'secondary' })}>
        {t('booking.again')}
      </Link>
    );
  return null;
}

function Overview({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section aria-labelledby="overview" className="card max-w-2xl p-5 sm:p-6">
      <h2 id="overview" className="text-xl">
        {t('booking.overview')}
      </h2>
      <p className="mt-3 font-semibold">
        <Link to="/events/$slug" params={{ slug: booking.eventSlug }} className="link">
          {booking.eventTitle}
        </Link>
      </p>
      <p className="text-soft">
        {format.moment(booking.startsAt, booking.timeZone)}, {booking.venueName}
      </p>
      <p className="mt-1 mb-3 text-sm text-soft">
        {t('booking.reference', { reference: booking.reference })}
        {' · '}
        {t('booking.bookedOn', { moment: format.moment(booking.createdAt, ownTimeZone()) })}
      </p>
      {booking.parentId !== null && booking.origin !== 'transfer' && (
        <p className="mb-3 text-sm">
          <Link to="/bookings/$id" params={{ id: booking.parentId }} className="link">
            {t(booking.origin === 'exchange' ? 'moves.toReplaced' : 'moves.toOriginal')}
          </Link>
        </p>
      )}
      {booking.replacedBy.map(({ id, reference }) => (
        <p key={id} className="mb-3 text-sm">
          <Link to="/bookings/$id" params={{ id }} className="link">
            {t('moves.replacedBy', { reference })}
          </Link>
        </p>
      ))}
      <OrderLines lines={booking.lines} price={booking.price} currency={booking.currency} />
      <ExchangedNote booking={booking} />
    </section>
  );
}
