import type { PayoutState, PlatformPayout } from '@event-planner/contracts/payouts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../../components/badge.tsx';
import { ConfirmButton } from '../../../components/dialog/confirm-button.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { MoreButton } from '../../../components/more-button.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { Loading, Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { listPlatformPayouts, useExecuted } from '../api.ts';
import { ReturnedButton } from './returned-button.tsx';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';

const states: readonly PayoutState[] = ['recorded', 'exported', 'transferred', 'on_its_way', 'returning', 'paid', 'failed'];
const toneOf: Readonly<Partial<Record<PayoutState, Tone>>> = { paid: 'good', failed: 'bad', returning: 'bad' };

/** Payouts to everybody, and what became of those by hand. */
export function PayoutsPanel() {
  const { t } = useTranslation('operating');
  const [state, setState] = useState<PayoutState>();
  const payouts = useInfiniteQuery(listPlatformPayouts(state));
  const items = payouts.data?.pages.flatMap(page => page.items) ?? [];
  return (
    <Panel
      title={t('payouts.list')}
      action={
        <SelectField
          label={t('payouts.state')}
          hideLabel
          value={state ?? ''}
          options={[{ value: '', label: t('payouts.anyState') }, ...states.map(value => ({ value, label: t(`payouts.is_${value}`) }))]}
          onChoose={value => setState(states.find(one => one === value))}
        />
      }
    >
      {payouts.isPending && (
        <Loading>
          <Skeleton className="h-32" />
        </Loading>
      )}
      {payouts.isError && <ErrorView error={payouts.error} onRetry={() => void payouts.refetch()} />}
      {payouts.isSuccess && items.length === 0 && <p className="text-soft">{t('payouts.none')}</p>}
      <ul className="divide-y divide-line">
        {items.map(payout => (
          <PayoutRow key={payout.id} payout={payout} />
        ))}
      </ul>
      <MoreButton of={payouts} />
    </Panel>
  );
}

function PayoutRow({ payout }: { readonly payout: PlatformPayout }) {
  const { t } = useTranslation('operating');
  const format = useFormat();
  const executed = useExecuted();
  const { id, number, kind, state, amountMinor, currency, organizerName, holder, account, failure, createdAt } = payout;
  const zone = ownTimeZone();
  const amount = format.money(amountMinor, currency);
  const isOpen = kind === 'bank' && (state === 'recorded' || state === 'exported');
  return (
    <li className="flex flex-wrap items-center gap-x-5 gap-y-2 py-3">
      <div className="min-w-0 grow basis-64">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-semibold">{organizerName}</span>
          <span className="tabular-nums">{amount}</span>
          <Badge tone={toneOf[state] ?? 'plain'}>{t(`payouts.is_${state}`)}</Badge>
        </p>
        <p className="text-sm text-soft">
          {[t('payouts.number', { number }), format.day(createdAt, zone), t(`payouts.kind_${kind}`), holder, account]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {failure !== null && <p className="text-sm text-danger">{failure}</p>}
        <Refusal error={executed.error} className="mt-2" />
      </div>
      {isOpen && (
        <ConfirmButton
          size="small"
          busy={executed.isPending}
          title={t('payouts.executedTitle', { amount, name: organizerName })}
          text={t('payouts.executedText')}
          action={t('payouts.executed')}
          onConfirm={() => executed.mutate(id)}
        >
          {t('payouts.executed')}
        </ConfirmButton>
      )}
      {kind === 'bank' && state !== 'failed' && <ReturnedButton payout={payout} />}
    </li>
  );
}
