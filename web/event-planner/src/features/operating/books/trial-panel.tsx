import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../../components/error-view.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { getTrialBalance } from './api.ts';
import { useAccountName } from './use-account-name.ts';

/** Each account of each currency; all of a currency come to zero. */
export function TrialPanel() {
  const { t } = useTranslation('operating');
  const nameOf = useAccountName();
  const format = useFormat();
  const trial = useQuery(getTrialBalance());
  if (trial.isPending) return <Skeleton className="h-72 rounded-card" />;
  if (trial.isError) return <ErrorView error={trial.error} onRetry={() => void trial.refetch()} />;
  const { currencies } = trial.data;
  const heads = ['account', 'debit', 'credit', 'left'] as const;
  return (
    <Panel title={t('books.trial')} text={t('books.trialText')}>
      {currencies.length === 0 && <p className="text-soft">{t('books.empty')}</p>}
      {currencies.map(({ currency, sumMinor, accounts }) => (
        <table key={currency} className="figures not-last:mb-6">
          <caption className="pb-1 text-start font-semibold">{currency}</caption>
          <thead>
            <tr>
              {heads.map(head => (
                <th
                  key={head}
                  scope="col"
                  className={head === 'account' ? 'py-1 text-start font-semibold' : 'py-1 ps-3 text-end font-semibold'}
                >
                  {t(`books.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {accounts.map(({ account, ofOrganizers, debitMinor, creditMinor, amountMinor }) => (
              <tr key={`${account} ${ofOrganizers}`} className="border-t border-line">
                <th scope="row" className="py-1.5 text-start font-normal">
                  {nameOf(account)}
                  {ofOrganizers && <span className="text-soft"> · {t('books.ofOrganizers')}</span>}
                </th>
                {[debitMinor, creditMinor, amountMinor].map((minor, at) => (
                  <td key={heads[at + 1]} className="py-1.5 ps-3 text-end whitespace-nowrap tabular-nums">
                    {format.money(minor, currency)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="border-t border-line font-semibold">
              <th scope="row" className="py-1.5 text-start">
                {t('books.sum')}
              </th>
              <td colSpan={3} className={sumMinor === 0 ? 'py-1.5 text-end tabular-nums' : 'py-1.5 text-end text-danger tabular-nums'}>
                {format.money(sumMinor, currency)}
              </td>
            </tr>
          </tfoot>
        </table>
      ))}
    </Panel>
  );
}
