import type { Order, OrderEvent } from '@event-planner/contracts/orders';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format/use-format.ts';

/** What became of the order, by whom, the newest first. */
export function OrderHistory({ order }: { readonly order: Order }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const words = (event: OrderEvent): string => {
    const { kind, about, from, to } = event;
    switch (kind) {
      case 'tickets_ended':
        return t('history.tickets_ended', { about: about ?? '', state: t(`ticketStates.${(to ?? 'cancelled') as 'cancelled'}`) });
      case 'followed_by':
        return t('history.followed_by', { about: about ?? '', origin: t(`origins.${(to ?? 'online') as 'online'}`) });
      case 'name_changed':
      case 'email_changed':
        return t(`history.${kind}`, { from: from === '' ? '–' : (from ?? '–'), to: to ?? '–' });
      case 'attendee_renamed':
        return t('history.attendee_renamed', { about: about ?? '', from: from ?? '', to: to ?? '' });
      case 'payment_taken':
        return t('history.payment_taken', { to: t(`paidWith.${(to ?? 'cash') as 'cash'}`) });
      case 'payment_corrected':
        return t('history.payment_corrected', {
          from: t(`paidWith.${(from ?? 'cash') as 'cash'}`),
          to: t(`paidWith.${(to ?? 'cash') as 'cash'}`),
          reason: about ?? '',
        });
      case 'payment_undone':
        return t('history.payment_undone', { from: t(`paidWith.${(from ?? 'cash') as 'cash'}`), reason: about ?? '' });
      case 'dispute_closed':
        return t(`history.dispute_${(to ?? 'lost') as 'lost'}`);
      case 'resent':
        return t('history.resent', { to: to ?? '' });
      default:
        return t(`history.${kind}`);
    }
  };
  return (
    <ol className="relative space-y-4 border-s border-line ps-5">
      {order.history.toReversed().map((event, at) => (
        <li key={at} className="relative">
          <span aria-hidden className="absolute -start-[1.6rem] top-1.5 size-3 rounded-full border-2 border-brand bg-surface" />
          <p className="break-words">{words(event)}</p>
          <p className="text-sm text-soft">
            {format.moment(event.at, order.timeZone)}
            {event.by !== null && ` · ${event.by}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
