import type { RefundToSend } from '@event-planner/contracts/refund-files';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';

interface RefundToSendRowProps {
  readonly refund: RefundToSend;
  /** Whether it is to be in the next file; undefined where that is no question. */
  readonly chosen?: boolean | undefined;
  readonly onChoose?: (chosen: boolean) => void;
}

/** A refund with its order, and to whom it goes or why nobody can be sure. */
export function RefundToSendRow({ refund, chosen, onChoose }: RefundToSendRowProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const { amountMinor, currency, reference, buyer, eventTitle, to, obstacle, createdAt, eventId, bookingId } = refund;
  const amount = format.money(amountMinor, currency);
  return (
    <li className="flex items-start gap-3 py-3">
      {chosen !== undefined && (
        <input
          type="checkbox"
          className="mt-1 size-5 shrink-0 accent-brand"
          aria-label={t('refundFiles.choose', { amount, reference })}
          checked={chosen}
          onChange={event => onChoose?.(event.target.checked)}
        />
      )}
      <div className="min-w-0 grow">
        <p className="font-semibold tabular-nums">{amount}</p>
        <p className="text-sm break-words">
          <OrderLink eventId={eventId} bookingId={bookingId} reference={reference} />
          {` · ${format.person(buyer)} · ${eventTitle} · ${format.day(createdAt, ownTimeZone())}`}
        </p>
        {to !== null && (
          <p className="text-sm break-words text-soft">
            {to.holder} · {t('transfers.toIban', { iban: to.iban })}
          </p>
        )}
        {obstacle !== null && <p className="text-sm text-soft">{t(`refundFiles.obstacle_${obstacle}`)}</p>}
      </div>
    </li>
  );
}

export function OrderLink({ eventId, bookingId, reference }: Pick<RefundToSend, 'eventId' | 'bookingId' | 'reference'>) {
  const { slug } = useOwnOrganizer();
  return (
    <Link
      to="/organize/$organizer/orders/$eventId/$orderId"
      params={{ organizer: slug, eventId, orderId: bookingId }}
      className="link font-mono"
    >
      {reference}
    </Link>
  );
}
