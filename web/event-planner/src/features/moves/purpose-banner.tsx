import type { Hold } from '@event-planner/contracts/booking';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { type Purpose, setPurpose, usePurpose } from '../../lib/order/purpose.ts';
import { getExchangeQuote } from './api/exchanges.ts';

interface PurposeBannerProps {
  readonly eventId: string | undefined;
  /** What was chosen, once it is held. */
  readonly hold?: Hold;
}

/** Says what is being exchanged or added to, and what it comes to. */
export function PurposeBanner({ eventId, hold }: PurposeBannerProps) {
  const { t } = useTranslation();
  const purpose = usePurpose(eventId);
  if (purpose === undefined) return null;
  return (
    <Notice tone="good" className="mb-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <p className="font-semibold">
            {purpose.kind === 'exchange'
              ? t('moves.exchanging', { count: purpose.ticketIds.length, reference: purpose.reference })
              : t('moves.adding', { reference: purpose.reference })}
          </p>
          {purpose.kind === 'exchange' && <Difference purpose={purpose} hold={hold} />}
        </div>
        <Button look="quiet" size="small" onClick={() => setPurpose(undefined)}>
          {t('moves.giveUp')}
        </Button>
      </div>
    </Notice>
  );
}

function Difference({ purpose, hold }: { readonly purpose: Purpose; readonly hold: Hold | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(getExchangeQuote(purpose.bookingId, purpose.ticketIds, hold?.id));
  if (!data) return null;
  const money = (minor: number): string => format.money(minor, data.currency);
  const difference = data.held?.differenceMinor;
  if (difference === undefined)
    return <p className="text-sm">{t('moves.worth', { credit: money(data.creditMinor), fee: money(data.feeMinor) })}</p>;
  const amount = money(Math.abs(difference));
  return (
    <p className="text-sm" role="status">
      {difference > 0 ? t('moves.payMore', { amount }) : difference < 0 ? t('moves.getBack', { amount }) : t('moves.even')}
    </p>
  );
}
