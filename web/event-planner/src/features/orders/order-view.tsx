import type { Order } from '@event-planner/contracts/orders';
import { Mail } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/page-head.tsx';
import { PriceSummary } from '../../components/price-summary.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { useChangeOrder } from './api/change-order.ts';
import { BuyerForm } from './buyer-form.tsx';
import { NoteForm } from './note-form.tsx';
import { OrderHistory } from './order-history.tsx';
import { OrderTickets } from './order-tickets.tsx';
import { RelatedOrders } from './related-orders.tsx';

interface OrderViewProps {
  readonly order: Order;
  readonly organizer: string;
  readonly mayChange: boolean;
  /** What may be done with it beside. */
  readonly actions: ReactNode;
  readonly answers: ReactNode;
}

/** All that the team knows of an order, and what it may do with it. */
export function OrderView({ order, organizer, mayChange, actions, answers }: OrderViewProps) {
  const { t } = useTranslation('organizing');
  const change = useChangeOrder(order.eventId, order.id);
  const hasTickets = order.tickets.some(ticket => ticket.state === 'valid');
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="space-y-6">
        {(mayChange || actions !== null) && (
          <div className="flex flex-wrap gap-3">
            {actions}
            {mayChange && hasTickets && order.email !== '' && (
              <Button look="secondary" busy={change.isPending && change.variables === 'resend'} onClick={() => change.mutate('resend')}>
                <Mail aria-hidden className="size-4.5" />
                {t('order.resend')}
              </Button>
            )}
          </div>
        )}
        <Refusal error={change.error} />
        {change.isSuccess && change.variables === 'resend' && (
          <Notice tone="good" announce>
            {t('order.resent', { email: order.email })}
          </Notice>
        )}
        <Panel title={t('order.tickets')}>
          <OrderTickets order={order} mayChange={mayChange} />
        </Panel>
        {answers}
        <Panel title={t('order.history')}>
          <OrderHistory order={order} />
        </Panel>
      </div>
      <div className="space-y-6">
        <Panel title={t('order.buyer')}>
          <BuyerForm key={`${order.name} ${order.email}`} order={order} mayChange={mayChange} />
        </Panel>
        <Panel title={t('order.payment')}>
          <Payment order={order} />
        </Panel>
        <RelatedOrders order={order} organizer={organizer} />
        <Panel title={t('order.note')} text={t('order.noteText')}>
          <NoteForm key={order.note} order={order} mayChange={mayChange} />
        </Panel>
      </div>
    </div>
  );
}

function Payment({ order }: { readonly order: Order }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const money = (minor: number): string => format.money(minor, order.currency);
  const exchangeFacts =
    order.replaces === null
      ? []
      : [
          [t('order.exchangeCredit'), money(-order.replaces.creditMinor)],
          [t('order.exchangeFee'), money(order.replaces.feeMinor)],
          ...(order.replaces.differenceMinor < 0 ? [[t('order.exchangeBack'), money(-order.replaces.differenceMinor)]] : []),
        ];
  const facts = [
    ...exchangeFacts,
    [t('order.paymentState'), t(`payments.${order.payment}`)],
    ...(order.paidWith === null || order.payment === 'by_invoice' ? [] : [[t('order.paidWith'), t(`paidWith.${order.paidWith}`)]]),
    ...(order.dispute?.state === 'lost' ? [[t('order.chargedBack'), format.money(order.dispute.amountMinor, order.dispute.currency)]] : []),
    ...(order.refundedMinor === order.offInvoiceMinor ? [] : [[t('order.refunded'), money(order.refundedMinor - order.offInvoiceMinor)]]),
    ...(order.offInvoiceMinor === 0 ? [] : [[t('order.offInvoice'), money(order.offInvoiceMinor)]]),
    ...(order.awaits === null ? [] : [[t('payOrder.awaits'), t(`awaits.${order.awaits}`)]]),
    ...(order.payBy === null ? [] : [[t('order.payBy'), format.moment(order.payBy, order.timeZone)]]),
    ...(order.soldBy === null ? [] : [[t('order.soldBy'), order.soldBy]]),
    ...(order.reason === null ? [] : [[t('order.reason'), order.reason]]),
  ] as const;
  return (
    <>
      <PriceSummary price={order.price} currency={order.currency} label={t('order.total')} />
      <dl className="mt-4 space-y-1 border-t border-line pt-4 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-4">
            <dt className="text-soft">{name}</dt>
            <dd className="text-end font-medium">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
