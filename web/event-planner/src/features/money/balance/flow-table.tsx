import type { Flow } from '@event-planner/contracts/balance';
import { useTranslation } from 'react-i18next';

interface FlowTableProps {
  readonly days: readonly (Flow & { readonly day: string })[];
  readonly dayName: (day: string) => string;
  readonly valueName: (minor: number) => string;
}

const everyColumn = ['in', 'out', 'costs', 'paidOut'] as const;

/** The newest day first; days and columns of which nothing happened are left out. */
export function FlowTable({ days, dayName, valueName }: FlowTableProps) {
  const { t } = useTranslation('money');
  const columns = everyColumn.filter(column => column === 'in' || days.some(day => day[`${column}Minor`] !== 0));
  const eventful = days.filter(day => columns.some(column => day[`${column}Minor`] !== 0)).toReversed();
  return (
    <div className="max-h-80 overflow-auto" tabIndex={0} role="region" aria-label={t('flow.title')}>
      <table className="w-full text-start text-sm">
        <caption className="sr-only">{t('flow.title')}</caption>
        <thead>
          <tr>
            <th scope="col" className="py-1 text-start font-semibold">
              {t('flow.day')}
            </th>
            {columns.map(column => (
              <th key={column} scope="col" className="py-1 ps-3 text-end font-semibold">
                {t(`flow.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {eventful.map(day => (
            <tr key={day.day} className="border-t border-line">
              <th scope="row" className="py-1.5 text-start font-normal whitespace-nowrap">
                {dayName(day.day)}
              </th>
              {columns.map(column => (
                <td key={column} className="py-1.5 ps-3 text-end whitespace-nowrap tabular-nums">
                  {day[`${column}Minor`] === 0 ? '' : valueName(day[`${column}Minor`])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
