import type { Order, OrderTicket } from '@event-planner/contracts/orders';
import { erasedName } from '@event-planner/contracts/privacy';
import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { useChangeOrder } from './api/change-order.ts';

interface OrderTicketsProps {
  readonly order: Order;
  readonly mayChange: boolean;
}

export function OrderTickets({ order, mayChange }: OrderTicketsProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  if (order.tickets.length === 0)
    return (
      <ul className="divide-y divide-line">
        {order.lines.map((line, at) => (
          <li key={at} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span className="min-w-0">
              {line.quantity} × {line.ticketTypeName} <span className="text-soft">{line.place}</span>
            </span>
            <span className="tabular-nums">{format.money(line.priceMinor * line.quantity, order.currency)}</span>
          </li>
        ))}
        <li className="pt-3 text-sm text-soft">{t('order.noTickets')}</li>
      </ul>
    );
  return (
    <ul className="divide-y divide-line">
      {order.tickets.map(ticket => (
        <TicketRow key={ticket.id} order={order} ticket={ticket} mayChange={mayChange && ticket.state === 'valid'} />
      ))}
    </ul>
  );
}

function TicketRow({ order, ticket, mayChange }: OrderTicketsProps & { readonly ticket: OrderTicket }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const [writing, setWriting] = useState(false);
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 font-semibold break-words">
            {format.person(ticket.attendeeName)}
            {ticket.state !== 'valid' && <Badge tone="bad">{t(`ticketStates.${ticket.state}`)}</Badge>}
            {ticket.blocked && <Badge tone="warning">{t('dispute.blocked')}</Badge>}
          </p>
          <p className="text-sm text-soft">
            {[ticket.ticketTypeName, ticket.place].filter(Boolean).join(', ')}
            {ticket.endedAt !== null && ` · ${t('order.ended', { moment: format.moment(ticket.endedAt, order.timeZone) })}`}
          </p>
        </div>
        <div className="flex items-center gap-2">
          <span className="tabular-nums">
            {ticket.priceMinor === 0 ? t('orders.free') : format.money(ticket.priceMinor, order.currency)}
          </span>
          {mayChange && !writing && (
            <Button
              look="quiet"
              size="small"
              aria-label={t('order.rename', { name: format.person(ticket.attendeeName) })}
              onClick={() => setWriting(true)}
            >
              <PencilLine aria-hidden className="size-4" />
            </Button>
          )}
        </div>
      </div>
      {writing && <NameForm order={order} ticket={ticket} onDone={() => setWriting(false)} />}
    </li>
  );
}

function NameForm({ order, ticket, onDone }: { readonly order: Order; readonly ticket: OrderTicket; readonly onDone: () => void }) {
  const { t } = useTranslation('organizing');
  const change = useChangeOrder(order.eventId, order.id);
  const [name, setName] = useState(ticket.attendeeName === erasedName ? '' : ticket.attendeeName);
  return (
    <form
      className="mt-2 flex flex-wrap items-end gap-3"
      onSubmit={event => {
        event.preventDefault();
        change.mutate({ change: { attendees: [{ ticketId: ticket.id, name }] } }, { onSuccess: onDone });
      }}
    >
      <Field
        label={t('order.attendee')}
        className="grow basis-60"
        autoFocus
        required
        maxLength={200}
        value={name}
        onChange={event => setName(event.target.value)}
      />
      <Button type="submit" busy={change.isPending}>
        {t('frame.save')}
      </Button>
      <Button look="quiet" onClick={onDone}>
        {t('frame.keep')}
      </Button>
      <Refusal error={change.error} className="basis-full" />
    </form>
  );
}
