import type { DocumentFilters } from '@event-planner/contracts/documents';
import { useQuery } from '@tanstack/react-query';
import { FileArchive, FileSpreadsheet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { sumDocuments, useSaveDocuments } from '../api/documents.ts';

interface DocumentsTotalsProps {
  readonly organizerId: string;
  readonly filters: DocumentFilters;
}

/** What they come to in each currency, and those of a period to take along. */
export function DocumentsTotals({ organizerId, filters }: DocumentsTotalsProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const totals = useQuery(sumDocuments(organizerId, filters));
  const save = useSaveDocuments(organizerId);
  const { from, to } = filters;
  const period = from !== undefined && to !== undefined && from <= to ? { from, to } : undefined;
  const button = (what: 'archive' | 'journal') => (
    <Button
      look="secondary"
      size="small"
      busy={save.isPending && save.variables.what === what}
      disabled={period === undefined}
      onClick={() => period && save.mutate({ what, period })}
    >
      {what === 'archive' ? <FileArchive aria-hidden className="size-4.5" /> : <FileSpreadsheet aria-hidden className="size-4.5" />}
      {t(`documents.${what}`)}
    </Button>
  );
  return (
    <div className="card p-5">
      <div className="flex flex-wrap gap-x-10 gap-y-4">
        {totals.data?.items.map(({ currency, count, netMinor, taxMinor, totalMinor }) => (
          <div key={currency}>
            <p className="mb-1 text-sm text-soft">{t('documents.totals', { count, currency })}</p>
            <dl className="flex flex-wrap gap-x-6 gap-y-1">
              {[['net', netMinor] as const, ['tax', taxMinor] as const, ['total', totalMinor] as const].map(([name, amountMinor]) => (
                <div key={name}>
                  <dt className="text-sm text-soft">{t(`documents.${name}`)}</dt>
                  <dd className="font-semibold tabular-nums">{format.money(amountMinor, currency)}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        {button('archive')}
        {button('journal')}
        {period === undefined && <p className="text-sm text-soft">{t('documents.needsPeriod')}</p>}
      </div>
      {save.isError && (
        <Notice tone="bad" announce className="mt-4">
          {t('documents.failed', { detail: save.error.message })}
        </Notice>
      )}
    </div>
  );
}
