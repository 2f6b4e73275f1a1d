import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { BookingView } from '../../features/bookings/booking-view.tsx';
import { useWatchedBooking } from '../../features/bookings/use-watched-booking.ts';
import { FailedPage } from '../failed-page.tsx';
import { BookingSearch } from '../search.ts';
import { SignedIn } from '../signed-in.tsx';

export const route = createLazyRoute('/bookings/$id')({
  component: () => (
    <SignedIn>
      <BookingPage />
    </SignedIn>
  ),
});

function BookingPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const paid = BookingSearch.parse(route.useSearch()).paid === true;
  const { booking, slow } = useWatchedBooking(id, paid);
  usePageTitle(booking.data === undefined ? t('booking.listTitle') : t('booking.reference', { reference: booking.data.reference }));
  if (booking.isPending)
    return (
      <Loading className="space-y-8">
        <Skeleton className="h-20 max-w-xl" />
        <Skeleton className="h-96 max-w-sm rounded-card" />
      </Loading>
    );
  if (booking.data === undefined) return <FailedPage error={booking.error} onRetry={() => void booking.refetch()} />;
  return <BookingView booking={booking.data} paid={paid} slow={slow} onLookAgain={() => void booking.refetch()} />;
}
