import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../../components/error-view.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { getEvents } from '../api/get-events.ts';
import { inOrder } from './account-order.ts';

/** What each event brought: one line, and opened of what it is made. */
export function EventPanel({ organizerId, currency }: { readonly organizerId: string; readonly currency: string }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const events = useQuery(getEvents(organizerId));
  if (events.isPending) return <Skeleton className="h-60 rounded-card" />;
  if (events.isError) return <ErrorView error={events.error} onRetry={() => void events.refetch()} />;
  const items = events.data.items.flatMap(({ balances, ...event }) => {
    const balance = balances.find(of => of.currency === currency);
    return balance ? [{ ...event, balance }] : [];
  });
  if (items.length === 0) return null;
  return (
    <Panel title={t('events.title')} text={t('events.text')}>
      <ul className="divide-y divide-line">
        {items.map(({ eventId, title, startsAt, timeZone, balance }) => (
          <li key={eventId}>
            <details>
              <summary className="flex cursor-pointer items-baseline justify-between gap-4 rounded-control py-2.5 hover:bg-sunken">
                <span className="min-w-0">
                  <span className="block truncate font-medium">{title}</span>
                  <span className="block text-sm text-soft">{format.moment(startsAt, timeZone)}</span>
                </span>
                <span className="shrink-0 font-semibold tabular-nums">{format.money(balance.owedMinor, currency)}</span>
              </summary>
              <dl className="mb-3 space-y-1.5 rounded-control bg-sunken p-3 text-sm">
                {inOrder(balance.accounts).map(({ account, amountMinor }) => (
                  <div key={account} className="flex justify-between gap-4">
                    <dt className="text-soft">{t(`account.${account}`)}</dt>
                    <dd className="tabular-nums">{format.money(-amountMinor, currency)}</dd>
                  </div>
                ))}
              </dl>
            </details>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
