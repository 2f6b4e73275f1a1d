import type { OrderDisputeState } from '@event-planner/contracts/disputes';
import type { Order } from '@event-planner/contracts/orders';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../components/dialog/confirm-button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { mayDo, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { useLostPayment } from './api/block-tickets.ts';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';

const tones: Readonly<Record<OrderDisputeState, 'info' | 'warning' | 'bad'>> = {
  inquiry: 'warning',
  open: 'warning',
  lost: 'bad',
  won: 'info',
  withdrawn: 'info',
};

/** On an order whose payment a bank wants, or wanted, back: how it stands, and what can be done about it. */
export function OrderDispute({ order }: { readonly order: Order }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const organizer = useOwnOrganizer();
  const lost = useLostPayment(order.eventId, order.id);
  const { dispute } = order;
  if (dispute === null) return null;
  const { state, amountMinor, currency, dueAt } = dispute;
  const hasTickets = order.tickets.some(ticket => ticket.state === 'valid');
  return (
    <Notice tone={tones[state]} className="mb-5">
      <p>
        {t(`dispute.text_${state}`, { amount: format.money(amountMinor, currency) })}
        {dueAt !== null && (state === 'open' || state === 'inquiry') && (
          <> {t('dispute.due', { moment: format.moment(dueAt, ownTimeZone()) })}</>
        )}{' '}
        {mayDo(organizer, 'seeMoney') && (
          <Link to="/organize/$organizer/money/{-$part}" params={{ organizer: organizer.slug, part: 'disputes' }} className="link">
            {t('dispute.toDisputes')}
          </Link>
        )}
      </p>
      {state === 'lost' && hasTickets && mayDo(organizer, 'refund') && (
        <ConfirmButton
          className="mt-3"
          size="small"
          title={t('dispute.cancelTitle')}
          text={t('dispute.cancelText')}
          action={t('dispute.cancel')}
          busy={lost.isPending}
          onConfirm={() => lost.mutate()}
        >
          {t('dispute.cancel')}
        </ConfirmButton>
      )}
      <Refusal error={lost.error} className="mt-3" />
    </Notice>
  );
}
