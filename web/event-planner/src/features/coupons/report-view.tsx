import type { CampaignReport } from '@event-planner/contracts/coupon';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/page-head.tsx';
import { useCampaignWords } from './use-campaign-words.ts';

/** What a campaign did in all, and what is in open carts. */
export function ReportFigures({ report: { ever, open } }: { readonly report: CampaignReport }) {
  const { t } = useTranslation('organizing');
  const words = useCampaignWords();
  const figures = [
    ['used', String(ever.uses)],
    ['discount', words.amounts(ever.discount)],
    ['revenue', words.amounts(ever.revenue)],
    ['openCarts', String(open.carts + open.pending)],
    ['givenBack', String(ever.givenBack)],
  ] as const;
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-5">
      {figures.map(([name, value]) => (
        <div key={name} className="card p-4">
          <dt className="text-sm text-soft">{t(`coupons.${name}`)}</dt>
          <dd className="mt-1 text-lg font-bold tabular-nums wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The same by event and by ticket type. */
export function ReportTables({ report: { events, ticketTypes } }: { readonly report: CampaignReport }) {
  const { t } = useTranslation('organizing');
  const words = useCampaignWords();
  if (events.length === 0) return null;
  return (
    <>
      <Panel title={t('coupons.byEvent')}>
        <Table
          title={t('coupons.byEvent')}
          heads={[t('coupons.event'), t('coupons.used'), t('coupons.discount'), t('coupons.revenue')]}
          rows={events.map(one => [one.title, String(one.uses), words.amounts(one.discount), words.amounts(one.revenue)])}
        />
      </Panel>
      <Panel title={t('coupons.byType')}>
        <Table
          title={t('coupons.byType')}
          heads={[t('coupons.type'), t('coupons.tickets'), t('coupons.discount')]}
          rows={ticketTypes.map(one => [`${one.name} (${one.eventTitle})`, String(one.tickets), words.amounts(one.discount)])}
        />
      </Panel>
    </>
  );
}

interface TableProps {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const Table = ({ title, heads, rows }: TableProps) => (
  <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={title}>
    <table className="w-full text-sm">
      <thead>
        <tr>
          {heads.map((head, at) => (
            <th key={head} scope="col" className={at === 0 ? 'py-1 text-start' : 'py-1 ps-4 text-end'}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(cells => (
          <tr key={cells[0]} className="border-t border-line">
            {cells.map((cell, at) => (
              <td key={heads[at]} className={at === 0 ? 'py-1.5' : 'py-1.5 ps-4 text-end tabular-nums whitespace-nowrap'}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
