import type { Booking } from '@event-planner/contracts/booking';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { getResales, useWithdrawResale } from './api/resales.ts';
import { getTransfers, useWithdrawTransfer } from './api/transfers.ts';
import { Refused } from './refused.tsx';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';

/** What of a booking is offered to somebody or for sale, with the way back. */
export function OpenMoves({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation();
  const format = useFormat();
  const transfers = useQuery(getTransfers(booking.id)).data?.items ?? [];
  const resales = useQuery(getResales(booking.id)).data?.items ?? [];
  const takeBack = useWithdrawTransfer(booking.id);
  const stopSelling = useWithdrawResale(booking.id);
  const open = transfers.filter(one => one.state === 'open');
  const listed = resales.filter(one => one.state === 'listed' || one.state === 'held');
  if (open.length === 0 && listed.length === 0) return null;
  const here = ownTimeZone();
  const placeOf = (id: string): string => {
    const ticket = booking.tickets.find(one => one.id === id);
    return [ticket?.place ?? '', ticket?.ticketTypeName ?? ''].filter(part => part !== '').join(', ');
  };
  return (
    <section aria-labelledby="open-moves" className="card max-w-2xl p-5 sm:p-6">
      <h2 id="open-moves" className="text-xl">
        {t('moves.openTitle')}
      </h2>
      <ul className="mt-3 divide-y divide-line">
        {open.map(one => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div className="min-w-0">
              <p className="font-semibold">{one.ticketIds.map(placeOf).join('; ')}</p>
              <p className="text-sm break-words text-soft">
                {t('moves.offeredTo', { email: one.email, until: format.moment(one.expiresAt, here) })}
              </p>
            </div>
            <Button
              look="secondary"
              size="small"
              busy={takeBack.isPending && takeBack.variables === one.id}
              onClick={() => takeBack.mutate(one.id)}
            >
              {t('moves.takeBack')}
            </Button>
          </li>
        ))}
        {listed.map(one => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div className="min-w-0">
              <p className="font-semibold">{placeOf(one.ticketId)}</p>
              <p className="text-sm text-soft">
                {t('moves.forSale', {
                  price: format.money(one.priceMinor, one.currency),
                  payout: format.money(one.payoutMinor, one.currency),
                  until: format.moment(one.expiresAt, here),
                })}
              </p>
            </div>
            {one.state === 'held' ? (
              <Badge tone="warning">{t('moves.beingBought')}</Badge>
            ) : (
              <Button
                look="secondary"
                size="small"
                busy={stopSelling.isPending && stopSelling.variables === one.id}
                onClick={() => stopSelling.mutate(one.id)}
              >
                {t('moves.takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Refused error={takeBack.error ?? stopSelling.error} />
    </section>
  );
}
