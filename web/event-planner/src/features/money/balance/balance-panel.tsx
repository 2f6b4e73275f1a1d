import type { Balance } from '@event-planner/contracts/balance';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../components/page-head.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';

/** What is owed in one currency, and of what it is made: what came in is counted up, what went out down. */
export function BalancePanel({ balance: { currency, owedMinor, accounts } }: { readonly balance: Balance }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  return (
    <Panel title={t('balance.in', { currency })}>
      <dl className="space-y-2 text-[0.9375rem]">
        {accounts.map(({ account, amountMinor }) => (
          <div key={account} className="flex justify-between gap-4">
            <dt className="text-soft">{t(`account.${account}`)}</dt>
            <dd className="tabular-nums">{format.money(-amountMinor, currency)}</dd>
          </div>
        ))}
        <div className="flex justify-between gap-4 border-t border-line pt-2 font-semibold">
          <dt>{t(owedMinor < 0 ? 'balance.owing' : 'balance.owed')}</dt>
          <dd className="tabular-nums">{format.money(Math.abs(owedMinor), currency)}</dd>
        </div>
      </dl>
    </Panel>
  );
}
