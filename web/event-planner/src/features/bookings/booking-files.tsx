import type { Booking } from '@event-planner/contracts/booking';
import { CalendarPlus, FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { useDownloadFile } from './api/download-file.ts';
import { isPast } from './is-past.ts';
import { AllInApple, useWallets } from './wallet-buttons.tsx';

/** The booking to take along: as PDF and in one's calendar. */
export function BookingFiles({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation();
  const download = useDownloadFile(booking.id, booking.reference);
  const valid = booking.tickets.filter(ticket => ticket.state === 'valid').length;
  const { apple } = useWallets();
  const busyWith = download.isPending ? download.variables : undefined;
  return (
    <div>
      <div className="flex flex-wrap gap-3">
        <Button busy={busyWith === 'pdf'} onClick={() => download.mutate('pdf')}>
          {busyWith !== 'pdf' && <FileDown aria-hidden className="size-5" />}
          {t('booking.pdf')}
        </Button>
        {!isPast(booking) && (
          <>
            <Button look="secondary" busy={busyWith === 'calendar'} onClick={() => download.mutate('calendar')}>
              {busyWith !== 'calendar' && <CalendarPlus aria-hidden className="size-5" />}
              {t('booking.calendar')}
            </Button>
            {apple && valid > 1 && <AllInApple bookingId={booking.id} />}
          </>
        )}
      </div>
      {download.isError && (
        <p role="alert" className="mt-2 text-sm font-medium text-danger">
          {t('booking.fileFailed')}
        </p>
      )}
    </div>
  );
}
