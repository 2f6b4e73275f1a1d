import type { PayoutTerms } from '@event-planner/contracts/payout-terms';
import type { PayoutAccount } from '@event-planner/contracts/payouts';
import { Landmark } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { mayDo, useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { AccountForm } from './account-form.tsx';
import { ProviderSteps } from './provider-steps.tsx';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';

const tones: Readonly<Record<PayoutAccount['state'], Tone>> = {
  ready: 'good',
  onboarding: 'warning',
  restricted: 'bad',
  on_hold: 'warning',
};

interface AccountPanelProps {
  readonly currency: string;
  readonly account: PayoutAccount | undefined;
  readonly terms: PayoutTerms;
}

/** Where money of a currency is paid out to, as it truly stands. */
export function AccountPanel({ currency, account, terms }: AccountPanelProps) {
  const { t } = useTranslation('money');
  const mayChange = mayDo(useOwnOrganizer(), 'changeMoney');
  const [changing, setChanging] = useState(false);
  const done = (): void => setChanging(false);
  return (
    <Panel
      title={t('payouts.accountIn', { currency })}
      action={
        mayChange &&
        account !== undefined &&
        !changing && (
          <Button look="secondary" size="small" onClick={() => setChanging(true)}>
            {t('payouts.change')}
          </Button>
        )
      }
    >
      {account === undefined && !changing && <p className="mb-4 text-soft">{t('payouts.noAccount')}</p>}
      {account !== undefined && !changing && <Standing account={account} />}
      {mayChange && (changing || account === undefined) && (
        <>
          {account !== undefined && terms.holdAfterChangeDays > 0 && (
            <Notice tone="warning" className="mb-4">
              {t('payouts.holdNote', { count: terms.holdAfterChangeDays })}
            </Notice>
          )}
          <AccountForm currency={currency} onDone={done} onCancel={account === undefined ? undefined : done} />
        </>
      )}
    </Panel>
  );
}

function Standing({ account }: { readonly account: PayoutAccount }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const zone = ownTimeZone();
  const { kind, state, holder, account: number, holdUntil, changes } = account;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Landmark aria-hidden className="size-6 shrink-0 text-brand" />
        <div className="min-w-0 grow">
          <p className="font-semibold wrap-anywhere">{[holder, number].filter(Boolean).join(' · ')}</p>
          <p className="text-sm text-soft">{t(`payouts.kind_${kind}`)}</p>
        </div>
        <Badge tone={tones[state]}>{t(`payouts.state_${state}`)}</Badge>
      </div>
      {holdUntil !== null && <Notice tone="warning">{t('payouts.onHoldUntil', { moment: format.moment(holdUntil, zone) })}</Notice>}
      {kind === 'provider' && <ProviderSteps account={account} />}
      {changes.length > 0 && (
        <details>
          <summary className="text-sm font-medium text-soft">{t('payouts.changes')}</summary>
          <ul className="mt-2 space-y-1 text-sm">
            {changes.map(({ at, by, what, account: to }) => (
              <li key={at}>{t(`payouts.change_${what}`, { by, account: to, moment: format.moment(at, zone) })}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
