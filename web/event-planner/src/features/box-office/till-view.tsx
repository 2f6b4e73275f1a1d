import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { Field } from '../../components/field.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { getTill } from './api/desk.ts';
import { drawersOf, type Drawer } from './drawers.ts';

interface TillViewProps {
  readonly organizerId: string;
  readonly timeZone: string;
}

/** What must be in the till: by person and by how it was paid. */
export function TillView({ organizerId, timeZone }: TillViewProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const [day, setDay] = useState(() => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(serverNow()));
  const till = useQuery(getTill(organizerId, day, timeZone));
  return (
    <div className="space-y-4">
      <Field
        label={t('till.day')}
        type="date"
        className="w-48"
        value={day}
        onChange={event => event.target.value !== '' && setDay(event.target.value)}
      />
      {till.isPending && (
        <Loading>
          <Skeleton className="h-24" />
        </Loading>
      )}
      {till.isError && <ErrorView error={till.error} onRetry={() => void till.refetch()} />}
      {till.data?.rows.length === 0 && <p className="rounded-control bg-sunken p-5 text-center text-soft">{t('till.none')}</p>}
      {till.data !== undefined && <Drawers drawers={drawersOf(till.data.rows)} />}
      {till.data !== undefined && till.data.rows.length > 0 && (
        <div className="overflow-x-auto" role="region" tabIndex={0} aria-label={t('till.title')}>
          <table className="w-full min-w-max text-sm">
            <thead className="border-b border-line text-soft">
              <tr>
                {(['person', 'event', 'kind', 'paidWith', 'tickets', 'amount'] as const).map(key => (
                  <th key={key} scope="col" className="py-2 pe-4 text-start font-semibold">
                    {t(`till.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {till.data.rows.map((row, at) => (
                <tr key={at}>
                  <th scope="row" className="py-2 pe-4 text-start font-medium">
                    {row.by.name}
                  </th>
                  <td className="py-2 pe-4">{row.eventTitle}</td>
                  <td className="py-2 pe-4">{t(`till.kind_${row.kind}`)}</td>
                  <td className="py-2 pe-4">{row.kind === 'given' ? '–' : t(`paidWith.${row.paidWith}`)}</td>
                  <td className="py-2 pe-4 tabular-nums">{row.tickets === 0 ? '–' : row.tickets}</td>
                  <td className="py-2 pe-4 font-semibold tabular-nums">{format.money(row.amountMinor, row.currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

/** What each drawer must hold at the end of the shift. */
function Drawers({ drawers }: { readonly drawers: readonly Drawer[] }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {drawers.map(({ paidWith, currency, inMinor, outMinor }) => (
        <section key={`${paidWith} ${currency}`} aria-label={t(`paidWith.${paidWith}`)} className="rounded-control border border-line p-4">
          <h3 className="font-semibold">{t(`paidWith.${paidWith}`)}</h3>
          <dl className="mt-2 space-y-1 [&>div]:flex [&>div]:justify-between [&>div]:gap-4">
            <div>
              <dt className="text-soft">{t('till.took')}</dt>
              <dd className="tabular-nums">{format.money(inMinor, currency)}</dd>
            </div>
            <div>
              <dt className="text-soft">{t('till.out')}</dt>
              <dd className="tabular-nums">{format.money(-outMinor, currency)}</dd>
            </div>
            <div className="border-t border-line pt-1 font-semibold">
              <dt>{t('till.inDrawer')}</dt>
              <dd className="text-lg tabular-nums">{format.money(inMinor - outMinor, currency)}</dd>
            </div>
          </dl>
        </section>
      ))}
    </div>
  );
}
