import type { Hold } from '@event-planner/contracts/booking';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { listResaleOffers, useHoldResales } from './api/resales.ts';
import { Refused } from './refused.tsx';

interface ResaleOffersProps {
  readonly eventId: string;
  /** Ticket types of which there are none otherwise. */
  readonly soldOut: ReadonlySet<string>;
  readonly onHeld: (hold: Hold) => void;
}

/** Tickets that their owners sell again, of what is sold out. */
export function ResaleOffers({ eventId, soldOut, onHeld }: ResaleOffersProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const offers = useQuery({ ...listResaleOffers(eventId), enabled: soldOut.size > 0 }).data;
  const hold = useHoldResales(eventId);
  const shown = offers?.items.filter(one => soldOut.has(one.ticketTypeId)) ?? [];
  if (offers === undefined || shown.length === 0) return null;
  return (
    <section aria-labelledby="resales" className="card mt-6 overflow-clip shadow-card">
      <h2 id="resales" className="px-5 pt-5 text-xl sm:px-6">
        {t('moves.resaleTitle')}
      </h2>
      <p className="px-5 pt-1 text-sm text-soft sm:px-6">{t('moves.resaleText')}</p>
      <ul className="mt-2 max-h-96 divide-y divide-line overflow-y-auto px-5 pb-3 sm:px-6">
        {shown.map(one => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div className="min-w-0">
              <p className="font-semibold">{one.ticketTypeName}</p>
              <p className="text-sm text-soft">{one.place}</p>
            </div>
            <div className="flex items-center gap-3">
              <span className="font-semibold tabular-nums">{format.money(one.priceMinor, offers.currency)}</span>
              <Button
                size="small"
                busy={hold.isPending && hold.variables[0] === one.id}
                onClick={() => hold.mutate([one.id], { onSuccess: onHeld })}
              >
                {t('moves.buy')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div className="px-5 pb-4 empty:hidden sm:px-6">
        <Refused error={hold.error} />
      </div>
    </section>
  );
}
