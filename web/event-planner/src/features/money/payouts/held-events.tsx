import type { EventMoney } from '@event-planner/contracts/payouts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format.ts';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';

/** Of which events money is held, and until when. */
export function HeldEvents({ currency, held }: { readonly currency: string; readonly held: readonly EventMoney[] }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  if (held.length === 0) return null;
  const zone = ownTimeZone();
  return (
    <div className="mt-5">
      <h3 className="mb-1 font-semibold">{t('payouts.heldEvents')}</h3>
      <ul className="divide-y divide-line">
        {held.map(({ eventId, title, heldUntil, heldMinor }) => (
          <li key={eventId} className="flex items-baseline justify-between gap-4 py-2">
            <span className="min-w-0">
              <span className="block wrap-anywhere">{title ?? '…'}</span>
              {heldUntil !== null && (
                <span className="block text-sm text-soft">{t('payouts.until', { day: format.day(heldUntil, zone) })}</span>
              )}
            </span>
            <span className="shrink-0 tabular-nums">{format.money(heldMinor, currency)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
