import type { EventMoney } from '@event-planner/contracts/payouts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format.ts';

/** Of which events money is held, and until when. */
export function HeldEvents({ currency, held }: { readonly currency: string; readonly held: readonly EventMoney[] }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  if (held.length === 0) return null;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div className="mt-5 overflow-x-auto">
      <table className="w-full text-[0.9375rem]">
        <caption className="mb-2 text-start font-semibold">{t('payouts.heldEvents')}</caption>
        <thead className="text-sm text-soft">
          <tr>
            <th scope="col" className="py-1.5 pe-4 text-start font-medium">
              {t('payouts.event')}
            </th>
            <th scope="col" className="py-1.5 pe-4 text-start font-medium">
              {t('payouts.until')}
            </th>
            <th scope="col" className="py-1.5 text-end font-medium">
              {t('payouts.heldAmount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {held.map(({ eventId, title, heldUntil, heldMinor }) => (
            <tr key={eventId} className="border-t border-line">
              <td className="max-w-64 truncate py-2 pe-4">{title ?? '…'}</td>
              <td className="py-2 pe-4">{heldUntil === null ? '' : format.day(heldUntil, zone)}</td>
              <td className="py-2 text-end tabular-nums">{format.money(heldMinor, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
