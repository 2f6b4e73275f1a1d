import type { Booking, Ticket } from '@event-planner/contracts/booking';
import { Maximize } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { QrCode } from '../../components/qr-code.tsx';
import { isPast } from './is-past.ts';
import { WalletButtons } from './wallet-buttons.tsx';

interface TicketCardProps {
  readonly booking: Booking;
  readonly ticket: Ticket;
  /** What may be done with it. */
  readonly menu?: ReactNode;
  /** That it is about to be somebody else's. */
  readonly mark?: ReactNode;
  /** Has its code fill the screen. */
  readonly onEnlarge: () => void;
}

/** One ticket as one would hold it: what it is for above the tear-off edge, the code below. */
export function TicketCard({ booking, ticket, menu, mark, onEnlarge }: TicketCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const place = ticket.place === '' ? t('booking.general') : ticket.place;
  return (
    <article className="card flex h-full flex-col overflow-clip shadow-card">
      <div className="bg-brand p-5 text-on-brand">
        <p className="text-sm font-medium">{format.moment(booking.startsAt, booking.timeZone)}</p>
        <h3 className="mt-1 text-xl leading-snug">{booking.eventTitle}</h3>
        <p className="mt-1 text-sm">{booking.venueName}</p>
      </div>
      <div className="grow p-5">
        <div className="flex items-start justify-between gap-2">
          <div className="min-w-0">
            <p className="text-lg font-bold">{place}</p>
            <p className="text-soft">{ticket.ticketTypeName}</p>
          </div>
          <div className="-me-2 -mt-2">{menu}</div>
        </div>
        <p className="mt-2 text-sm">{t('booking.ticketFor', { name: ticket.attendeeName })}</p>
        <div className="mt-2 empty:hidden">{mark}</div>
      </div>
      <div className="perforated p-5">
        {ticket.state === 'valid' ? (
          <>
            <QrCode
              text={ticket.code}
              label={t('booking.qr', { place })}
              className="mx-auto aspect-square w-full max-w-60 rounded-control"
            />
            {!isPast(booking) && (
              <>
                <p className="mt-3 text-center text-sm text-soft">{t('booking.brightness')}</p>
                <div className="mt-4 space-y-2">
                  <Button className="w-full" aria-label={`${t('carrying.show')}: ${place}`} onClick={onEnlarge}>
                    <Maximize aria-hidden className="size-5" />
                    {t('carrying.show')}
                  </Button>
                  <WalletButtons ticketId={ticket.id} place={place} />
                </div>
              </>
            )}
          </>
        ) : (
          <p className="py-16 text-center text-xl font-bold text-danger">{t(endings[ticket.state])}</p>
        )}
      </div>
    </article>
  );
}

const endings = {
  cancelled: 'booking.cancelledTicket',
  transferred: 'moves.ticketTransferred',
  exchanged: 'moves.ticketExchanged',
  resold: 'moves.ticketResold',
} as const;
