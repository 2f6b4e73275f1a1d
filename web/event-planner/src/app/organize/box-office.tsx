import type { PlannedEvent } from '@event-planner/contracts/planning';
import { layOut, type SeatMap } from '@event-planner/contracts/seat-map';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/page-head.tsx';
import { BookedBefore } from '../../features/box-office/booked-before.tsx';
import { Desk } from '../../features/box-office/desk.tsx';
import { GuestsForm } from '../../features/box-office/guests-form.tsx';
import { TillView } from '../../features/box-office/till-view.tsx';
import { listOrders } from '../../features/orders/api/list-orders.ts';
import { TakePayment } from '../../features/orders/take-payment.tsx';
import { PrintTickets } from '../../features/orders/print-tickets.tsx';
import { getPreview } from '../../features/planning/api/get-preview.ts';
import { useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { HouseSeats } from './house-seats.tsx';

interface BoxOfficeProps {
  readonly event: PlannedEvent;
  readonly seatMap: SeatMap | undefined;
}

/** Selling at the desk, guest lists, and what must be in the till. */
export function BoxOffice({ event, seatMap }: BoxOfficeProps) {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  const [seats, setSeats] = useState<readonly string[]>([]);
  const detail = useQuery({ ...getPreview(event.id, event.version), enabled: event.state !== 'draft' && seatMap !== undefined });
  const categories = useMemo(
    () => new Map((seatMap === undefined ? [] : layOut(seatMap)).map(({ id, category }) => [id, category])),
    [seatMap],
  );
  if (event.state !== 'published') return <Notice>{t('desk.notOnSale')}</Notice>;
  const { tickets, access, schedule } = event.sections;
  const types = tickets.types.filter(type => type.kind !== 'donation');
  const seated = new Set(categories.values());
  return (
    <div className="space-y-6">
      <Desk
        eventId={event.id}
        currency={tickets.currency}
        types={types}
        seated={seated}
        seats={seats}
        categoryOf={seat => categories.get(seat)}
        chooser={
          seatMap !== undefined && detail.data !== undefined ? (
            <HouseSeats
              event={detail.data}
              map={seatMap}
              seats={seats}
              onChange={setSeats}
              code={access.codes.find(({ opensEvent }) => opensEvent)?.code}
            />
          ) : null
        }
        onClear={() => setSeats([])}
        print={booking => <PrintTickets order={booking} />}
      />
      <Panel title={t('booked.title')} text={t('booked.text')}>
        <BookedBefore
          list={q => listOrders({ eventId: event.id }, { q, state: 'pending' })}
          take={(order, onClose) => <TakePayment order={order} organizerId={organizer.id} onClose={onClose} />}
        />
      </Panel>
      <Panel title={t('guests.title')} text={t('guests.text')}>
        <GuestsForm eventId={event.id} types={types.filter(({ category }) => category === null || !seated.has(category))} />
      </Panel>
      <Panel title={t('till.title')} text={t('till.text')}>
        <TillView organizerId={organizer.id} timeZone={schedule.timeZone} />
      </Panel>
    </div>
  );
}
