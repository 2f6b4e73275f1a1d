import type { Balance, OrganizerBalance } from '@event-planner/contracts/balance';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../components/page-head.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { inOrder } from './account-order.ts';

interface BalancePanelProps {
  readonly balance: Balance;
  readonly buyerCredit: OrganizerBalance['buyerCredit'];
}

/** What is owed in one currency, and of what it is made: what came in counts up, what went out down. What buyers may still spend stands beside it. */
export function BalancePanel({ balance: { currency, owedMinor, accounts }, buyerCredit }: BalancePanelProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const open = buyerCredit.find(one => one.currency === currency);
  return (
    <Panel title={t(owedMinor < 0 ? 'balance.owing' : 'balance.owed')} text={t('balance.text')}>
      <p className="font-display text-4xl font-bold tabular-nums">{format.money(Math.abs(owedMinor), currency)}</p>
      <dl className="mt-5 max-w-lg space-y-2 border-t border-line pt-4 text-[0.9375rem]">
        {inOrder(accounts)
          .filter(({ amountMinor }) => amountMinor !== 0)
          .map(({ account, amountMinor }) => (
            <div key={account} className="flex justify-between gap-4">
              <dt className="text-soft">{t(`account.${account}`)}</dt>
              <dd className="tabular-nums">{format.money(-amountMinor, currency)}</dd>
            </div>
          ))}
      </dl>
      {open && (
        <div className="mt-5 max-w-lg border-t border-line pt-4 text-[0.9375rem]">
          <p className="flex justify-between gap-4">
            <span>{t('balance.buyerCredit')}</span>
            <span className="tabular-nums">{format.money(open.balanceMinor, currency)}</span>
          </p>
          <p className="mt-1 text-sm text-soft">{t('balance.buyerCreditText')}</p>
        </div>
      )}
    </Panel>
  );
}
