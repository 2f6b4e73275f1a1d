import type { EntryView } from '@event-planner/contracts/balance';
import type { Account } from '@event-planner/contracts/ledger';
import { useTranslation } from 'react-i18next';
import { formatPercent } from '../lib/format/percent.ts';
import { useFormat } from '../lib/format/use-format.ts';

interface PostingTableProps {
  readonly entry: Pick<EntryView, 'key' | 'currency' | 'postings'>;
  /** @default as its organizer calls it */
  readonly nameOf?: (account: Account) => string;
}

/** An entry as it stands in the books: each account, debited or credited, and what both sides come to. */
export function PostingTable({ entry: { key, currency, postings }, nameOf }: PostingTableProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const sides = [(minor: number) => Math.max(minor, 0), (minor: number) => Math.max(-minor, 0)] as const;
  const cell = (minor: number): string => (minor === 0 ? '' : format.money(minor, currency));
  return (
    <table className="figures [--amounts:2]">
      <caption className="pb-1 text-start text-xs break-all text-soft">{key}</caption>
      <thead>
        <tr>
          {(['account', 'debit', 'credit'] as const).map(head => (
            <th
              key={head}
              scope="col"
              className={head === 'account' ? 'py-1 text-start font-semibold' : 'py-1 ps-3 text-end font-semibold'}
            >
              {t(`postings.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {postings.map(({ account, amountMinor, ofOrganizer, tax }, at) => (
          <tr key={`${account} ${at}`} className="border-t border-line">
            <th scope="row" className="py-1.5 text-start font-normal">
              {nameOf?.(account) ?? t(`account.${account}`)}
              {tax !== null && <span className="text-soft"> · {`${tax.name} ${formatPercent(tax.millionths, format.locale)}`}</span>}
              {tax !== null && (
                <span className="block text-xs text-soft">
                  {t('postings.of', { base: format.money(Math.abs(tax.baseMinor), currency) })}
                </span>
              )}
              {!ofOrganizer && <span className="text-soft"> · {t('postings.platform')}</span>}
            </th>
            {sides.map((side, column) => (
              <td key={column === 0 ? 'debit' : 'credit'} className="py-1.5 ps-3 text-end whitespace-nowrap tabular-nums">
                {cell(side(amountMinor))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
