import type { OfferedWays, PaymentWay } from '@event-planner/contracts/payment-ways';
import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { Notice } from '../../components/notice.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useMoment, WayCards } from '../../components/way-cards.tsx';
import { getWays, type SlowWay, useChooseWay } from './api/ways.ts';
import { commonWays } from './common-ways.ts';

interface ChooseWayProps {
  /** All are paid by the same way. */
  readonly bookingIds: readonly string[];
  /** What pays at once. */
  readonly provider: ReactNode;
  readonly onKept: () => void;
}

/** The ways that bookings may be paid by. Where there is but one, nothing is asked. */
export function ChooseWay({ bookingIds, provider, onKept }: ChooseWayProps) {
  const { t } = useTranslation();
  const found = useQueries({ queries: bookingIds.map(id => getWays(id)) });
  const [chosen, choose] = useState<PaymentWay>();
  const failed = found.find(query => query.isError);
  if (failed?.error) return <ErrorView error={failed.error} onRetry={() => found.forEach(query => void query.refetch())} />;
  const offered = found.flatMap(({ data }) => data ?? []);
  if (offered.length < bookingIds.length)
    return (
      <Loading>
        <Skeleton className="h-40" />
      </Loading>
    );
  const ways = commonWays(offered.map(one => one.ways));
  const value = chosen ?? startOf(offered, ways);
  const lost = bookingIds.length > 1 && ways.length === 1 && offered.some(one => one.ways.length > 1);
  return (
    <div className="space-y-6">
      {ways.length > 1 && <WayCards ways={ways} value={value} onChoose={choose} />}
      {ways.length > 1 && bookingIds.length > 1 && <p className="text-sm text-soft">{t('ways.together')}</p>}
      {lost && <Notice>{t('ways.notTogether')}</Notice>}
      {value === 'provider' ? provider : <Keep bookingIds={bookingIds} way={value} ways={ways} onKept={onKept} />}
    </div>
  );
}

/** What was chosen before, so that who comes back to the page sees it. */
const startOf = (offered: readonly OfferedWays[], ways: OfferedWays['ways']): PaymentWay => {
  const [first] = offered;
  const before = ways.find(({ way }) => way === first?.awaits)?.way;
  return before ?? (ways.some(({ way }) => way === 'provider') ? 'provider' : (ways[0]?.way ?? 'provider'));
};

interface KeepProps extends Pick<ChooseWayProps, 'bookingIds' | 'onKept'> {
  readonly way: SlowWay;
  readonly ways: OfferedWays['ways'];
}

function Keep({ bookingIds, way, ways, onKept }: KeepProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  const keep = useChooseWay();
  const payBy = ways.find(one => one.way === way)?.payBy;
  return (
    <div className="space-y-5">
      {payBy !== undefined && <Notice>{t('ways.kept', { until: moment(payBy) })}</Notice>}
      <Refusal error={keep.error} />
      <Button size="large" className="w-full" busy={keep.isPending} onClick={() => keep.mutate({ bookingIds, way }, { onSuccess: onKept })}>
        {t(`ways.choose_${way}`)}
      </Button>
    </div>
  );
}
