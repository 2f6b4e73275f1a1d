import type { Payout, PayoutState } from '@event-planner/contracts/payouts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { MoreButton } from '../../../components/more-button.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { Loading, Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { listPayouts, useStatement } from '../api/payouts.ts';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';

const toneOf: Readonly<Partial<Record<PayoutState, Tone>>> = { paid: 'good', failed: 'bad', returning: 'bad' };

/** What was paid out, each with its statement. */
export function PayoutList() {
  const { t } = useTranslation('money');
  const organizer = useOwnOrganizer();
  const payouts = useInfiniteQuery(listPayouts(organizer.id));
  if (payouts.isPending)
    return (
      <Loading>
        <Skeleton className="h-32 rounded-card" />
      </Loading>
    );
  if (payouts.isError) return <ErrorView error={payouts.error} onRetry={() => void payouts.refetch()} />;
  const items = payouts.data.pages.flatMap(page => page.items);
  return (
    <Panel title={t('payouts.list')}>
      {items.length === 0 ? (
        <p className="text-soft">{t('payouts.none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {items.map(payout => (
            <PayoutRow key={payout.id} payout={payout} organizerId={organizer.id} />
          ))}
        </ul>
      )}
      <MoreButton of={payouts} />
    </Panel>
  );
}

function PayoutRow({ payout, organizerId }: { readonly payout: Payout; readonly organizerId: string }) {
  const { t, i18n } = useTranslation('money');
  const format = useFormat();
  const statement = useStatement(organizerId);
  const { id, number, currency, amountMinor, state, account, askedBy, failure, createdAt } = payout;
  const zone = ownTimeZone();
  const file = (kind: 'pdf' | 'csv') => (
    <Button
      look="secondary"
      size="small"
      busy={statement.isPending && statement.variables.kind === kind}
      aria-label={t('payouts.statementOf', { number, kind: kind.toUpperCase() })}
      onClick={() => statement.mutate({ payoutId: id, kind, name: `statement-${currency}-${number}`, language: i18n.language })}
    >
      <FileDown aria-hidden className="size-4" />
      {kind.toUpperCase()}
    </Button>
  );
  return (
    <li className="flex flex-wrap items-center gap-x-5 gap-y-2 py-3">
      <div className="min-w-0 grow basis-56">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-semibold tabular-nums">{format.money(amountMinor, currency)}</span>
          <Badge tone={toneOf[state] ?? 'plain'}>{t(`payouts.is_${state}`)}</Badge>
        </p>
        <p className="text-sm text-soft">
          {t('payouts.numbered', { number })} · {format.day(createdAt, zone)} · {account} ·{' '}
          {askedBy === null ? t('payouts.bySchedule') : t('payouts.askedBy', { name: askedBy })}
        </p>
        {failure !== null && <p className="text-sm text-danger">{t('payouts.failedBecause', { reason: failure })}</p>}
        <Refusal error={statement.error} className="mt-2" />
      </div>
      <div className="flex gap-2">
        {file('pdf')}
        {file('csv')}
      </div>
    </li>
  );
}
