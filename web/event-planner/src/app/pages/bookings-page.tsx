import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../components/use-page-title.ts';
import { BookingList } from '../../features/bookings/booking-list.tsx';
import { MyCalendar } from '../../features/bookings/calendar/my-calendar.tsx';
import { SignedIn } from '../signed-in.tsx';

export const route = createLazyRoute('/bookings')({
  component: () => (
    <SignedIn>
      <BookingsPage />
    </SignedIn>
  ),
});

function BookingsPage() {
  const { t } = useTranslation();
  usePageTitle(t('booking.listTitle'));
  return (
    <div className="mx-auto max-w-4xl space-y-10">
      <h1 className="text-3xl sm:text-4xl">{t('booking.listTitle')}</h1>
      <BookingList />
      <MyCalendar />
    </div>
  );
}
