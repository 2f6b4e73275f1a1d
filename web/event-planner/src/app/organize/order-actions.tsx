import type { Order } from '@event-planner/contracts/orders';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { ArrowLeftRight, Split } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { isPast } from '../../features/bookings/is-past.ts';
import { getEventFacts } from '../../features/moves/api/event-facts.ts';
import { ExchangeDialog } from '../../features/moves/exchange-dialog.tsx';
import { SplitDialog } from '../../features/moves/split-dialog.tsx';
import { CorrectPayment } from '../../features/orders/correct-payment.tsx';
import { BlockTickets } from '../../features/orders/block-tickets.tsx';
import { PayOrder } from '../../features/orders/pay-order.tsx';
import { PrintTickets } from '../../features/orders/print-tickets.tsx';
import { RefundDialog } from '../../features/refunds/refund-dialog.tsx';
import { mayDo, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';

/** What one may do with an order beside mending it: each where the role and the order allow it. */
export function OrderActions({ order, mayChange }: { readonly order: Order; readonly mayChange: boolean }) {
  const valid = order.tickets.filter(ticket => ticket.state === 'valid');
  const organizer = useOwnOrganizer();
  return (
    <>
      {mayDo(organizer, 'sell') && <PayOrder order={order} organizerId={organizer.id} />}
      {mayDo(organizer, 'refund') && <CorrectPayment order={order} organizerId={organizer.id} />}
      <PrintTickets order={order} />
      {mayDo(organizer, 'refund') && order.confirmedAt !== null && (
        <RefundDialog eventId={order.eventId} bookingId={order.id} reference={order.reference} timeZone={order.timeZone} />
      )}
      {mayDo(organizer, 'blockTickets') && (!isPast(order) || valid.some(ticket => ticket.blocked)) && <BlockTickets order={order} />}
      {mayChange && order.state === 'confirmed' && valid.length > 0 && <Moves order={order} count={valid.length} />}
    </>
  );
}

/** For the buyer: an exchange costs no fee then, and may be made as long as there is a date to change to. */
function Moves({ order, count }: { readonly order: Order; readonly count: number }) {
  const { t } = useTranslation('translation');
  const { href } = useLocation();
  const [act, setAct] = useState<'split' | 'exchange'>();
  const isOver = isPast(order);
  const hasOtherDates = useQuery({ ...getEventFacts(order.eventId), enabled: isOver }).data?.series != null;
  const close = (): void => setAct(undefined);
  return (
    <>
      {order.origin !== 'transfer' && (!isOver || hasOtherDates) && (
        <Button look="secondary" onClick={() => setAct('exchange')}>
          <ArrowLeftRight aria-hidden className="size-4.5" />
          {t('moves.exchange')}
        </Button>
      )}
      {count > 1 && !isOver && (
        <Button look="secondary" onClick={() => setAct('split')}>
          <Split aria-hidden className="size-4.5" />
          {t('moves.split')}
        </Button>
      )}
      {act === 'split' && <SplitDialog bookingId={order.id} tickets={order.tickets} onClose={close} />}
      {act === 'exchange' && <ExchangeDialog booking={order} returnTo={href} onClose={close} />}
    </>
  );
}
