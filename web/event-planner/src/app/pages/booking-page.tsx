import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { BookingView } from '../../features/bookings/booking-view.tsx';
import { isPast } from '../../features/bookings/is-past.ts';
import { useWatchedBooking } from '../../features/bookings/use-watched-booking.ts';
import { BookingDocuments } from '../../features/documents/booking-documents.tsx';
import { getEventFacts } from '../../features/moves/api/event-facts.ts';
import { OpenMoves } from '../../features/moves/open-moves.tsx';
import { OrderActions } from '../../features/moves/order-actions.tsx';
import { TicketMark } from '../../features/moves/ticket-mark.tsx';
import { TicketMenu } from '../../features/moves/ticket-menu.tsx';
import { AwaitedPayment } from '../../features/paying/awaited.tsx';
import { CancelTickets, PostponedNote } from '../../features/refunds/cancel-tickets.tsx';
import { MoneyBack } from '../../features/refunds/money-back.tsx';
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
  const navigate = useNavigate();
  const event = useQuery({ ...getEventFacts(booking.data?.eventId ?? ''), enabled: booking.data !== undefined }).data;
  usePageTitle(booking.data === undefined ? t('booking.listTitle') : t('booking.reference', { reference: booking.data.reference }));
  if (booking.isPending)
    return (
      <Loading className="space-y-8">
        <Skeleton className="h-20 max-w-xl" />
        <Skeleton className="h-96 max-w-sm rounded-card" />
      </Loading>
    );
  if (booking.data === undefined) return <FailedPage error={booking.error} onRetry={() => void booking.refetch()} />;
  const open = (bookingId: string): void => void navigate({ to: '/bookings/$id', params: { id: bookingId } });
  const { data } = booking;
  return (
    <BookingView
      booking={data}
      paid={paid}
      slow={slow}
      onLookAgain={() => void booking.refetch()}
      takesPlace={event !== undefined && event.state !== 'cancelled'}
      menuOf={ticket => <TicketMenu booking={data} ticket={ticket} terms={event?.selfService} />}
      markOf={ticket => <TicketMark booking={data} ticket={ticket} />}
      moves={
        data.state === 'confirmed' && (
          <>
            <PostponedNote booking={data} />
            <div className="flex flex-wrap gap-3">
              {!isPast(data) && <OrderActions booking={data} onSplit={open} />}
              <CancelTickets booking={data} />
            </div>
            <OpenMoves booking={data} />
          </>
        )
      }
      moneyBack={
        <>
          {data.state === 'pending' && !paid && <AwaitedPayment booking={data} />}
          <MoneyBack booking={data} />
        </>
      }
      documents={<BookingDocuments booking={data} />}
    />
  );
}
