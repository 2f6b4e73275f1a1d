import type { Hold } from '@event-planner/contracts/booking';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { forgetHold, type RememberedHold } from '../../../lib/remembered-holds.ts';
import { TakeAgain } from './take-again.tsx';

/** Places whose time is over, with the offer to take them again. */
export function ExpiredHold({ hold, onHeld }: { readonly hold: RememberedHold; readonly onHeld: (hold: Hold) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className="card space-y-3 p-5 sm:px-6">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <h3 className="font-bold wrap-anywhere">{hold.event?.title ?? t('cart.places')}</h3>
          {hold.event && <p className="text-sm text-soft">{format.moment(hold.event.startsAt, hold.event.timeZone)}</p>}
        </div>
        <Button look="quiet" size="small" onClick={() => forgetHold(hold.id)}>
          {t('cart.forget')}
        </Button>
      </div>
      <ul className="text-sm text-soft">
        {hold.lines.map(line => (
          <li key={`${line.ticketTypeId} ${line.seat} ${line.priceMinor}`}>
            {line.seat === null ? `${line.quantity} × ${line.ticketTypeName}` : `${line.place} (${line.ticketTypeName})`}
          </li>
        ))}
      </ul>
      <TakeAgain hold={hold} onHeld={onHeld} />
    </li>
  );
}
