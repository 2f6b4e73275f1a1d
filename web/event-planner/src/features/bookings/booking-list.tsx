import { type Booking, isAdded } from '@event-planner/contracts/booking';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ticket } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { listBookings } from './api/list-bookings.ts';
import { BookingRow } from './booking-row.tsx';
import { isPast } from './is-past.ts';

export function BookingList() {
  const { t } = useTranslation();
  const bookings = useInfiniteQuery(listBookings());
  if (bookings.isPending)
    return (
      <Loading className="space-y-4">
        <Skeleton className="h-28" />
        <Skeleton className="h-28" />
        <Skeleton className="h-28" />
      </Loading>
    );
  if (bookings.isError && bookings.data === undefined) return <ErrorView error={bookings.error} onRetry={() => void bookings.refetch()} />;
  const items = bookings.data.pages.flatMap(page => page.items);
  if (items.length === 0)
    return (
      <MessageView icon={<Ticket />} title={t('booking.emptyTitle')} text={t('booking.emptyText')}>
        <Link to="/events" className={buttonClass()}>
          {t('checkout.findEvents')}
        </Link>
      </MessageView>
    );
  return (
    <div className="space-y-10">
      <Group title={t('booking.upcoming')} bookings={together(items.filter(booking => !isPast(booking)))} />
      <Group title={t('booking.past')} bookings={together(items.filter(isPast))} />
      <MoreButton of={bookings} />
    </div>
  );
}

/** What was added to an order directly below it. */
function together(bookings: readonly Booking[]): readonly Booking[] {
  const isBelow = (booking: Booking): boolean => isAdded(booking) && bookings.some(one => one.id === booking.parentId);
  return bookings.flatMap(booking =>
    isBelow(booking) ? [] : [booking, ...bookings.filter(one => one.parentId === booking.id && isAdded(one))],
  );
}

const Group = ({ title, bookings }: { readonly title: string; readonly bookings: readonly Booking[] }) =>
  bookings.length === 0 ? null : (
    <section aria-label={title}>
      <h2 className="mb-4 text-xl">{title}</h2>
      <ul className="space-y-4">
        {bookings.map(booking => (
          <li key={booking.id}>
            <BookingRow booking={booking} />
          </li>
        ))}
      </ul>
    </section>
  );
