import type { EventDetail } from '@event-planner/contracts/event';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Armchair } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { saleOf } from '../../lib/ticket-sale.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { getAvailability } from './api/get-availability.ts';
import { TicketPicker, type Picked } from './ticket-picker.tsx';
import { TicketTypeRow } from './ticket-type-row.tsx';

interface TicketBoxProps {
  readonly event: EventDetail;
  readonly onPick: (picked: Picked) => void;
  readonly busy: boolean;
  /** What came of the last try to hold tickets. */
  readonly refusal: ReactNode;
}

/** Prices, what is left, and the way to buy: by number where places are counted, by seat where they are numbered. */
export function TicketBox({ event, onPick, busy, refusal }: TicketBoxProps) {
  const { t } = useTranslation();
  const availability = useQuery(getAvailability(event.id)).data;
  const left = new Map(availability?.ticketTypes.map(type => [type.ticketTypeId, type.left]));
  const sales = event.ticketTypes.map(type => saleOf(type, serverNow(), left.get(type.id)));
  const buyable = event.state === 'published' && availability?.salesOpen !== false && sales.includes('open');
  return (
    <section aria-labelledby="tickets" className="card overflow-clip shadow-card">
      <h2 id="tickets" className="px-5 pt-5 text-xl sm:px-6">
        {t('event.tickets')}
      </h2>
      {event.seated || !buyable ? (
        <>
          <ul className="mt-2 divide-y divide-line px-5 sm:px-6">
            {event.ticketTypes.map((type, i) => (
              <TicketTypeRow key={type.id} event={event} type={type} left={left.get(type.id)} sale={sales[i] ?? 'open'} />
            ))}
          </ul>
          <div className="perforated mt-2 p-5 sm:p-6">
            {buyable ? <ToSeats slug={event.slug} /> : <NotOnSale soldOut={sales.length > 0 && sales.every(sale => sale === 'sold_out')} />}
          </div>
        </>
      ) : (
        <TicketPicker event={event} left={left} onPick={onPick} busy={busy} refusal={refusal} />
      )}
    </section>
  );
}

function ToSeats({ slug }: { readonly slug: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Link to="/events/$slug/seats" params={{ slug }} className={buttonClass({ size: 'large', className: 'w-full' })}>
        <Armchair aria-hidden className="size-5.5" />
        {t('event.chooseSeats')}
      </Link>
      <p className="mt-3 text-center text-sm text-soft">{t('event.chooseSeatsText')}</p>
    </>
  );
}

const NotOnSale = ({ soldOut }: { readonly soldOut: boolean }) => {
  const { t } = useTranslation();
  return <Notice>{t(soldOut ? 'event.allSoldOut' : 'event.salesClosed')}</Notice>;
};
