import type { StatementImport } from '@event-planner/contracts/bank-statements';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { getImports, getReport } from '../api/transfers.ts';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';

/** What was read before, by whom, and what of it could not be. */
export function ImportsPanel({ organizerId }: { readonly organizerId: string }) {
  const { t } = useTranslation('money');
  const found = useQuery(getImports(organizerId, false));
  return (
    <Panel title={t('transfers.imports')}>
      {found.isPending && <Skeleton className="h-24" />}
      {found.isError && <ErrorView error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.items.length === 0 && <p className="text-soft">{t('transfers.noImports')}</p>}
      <ul className="divide-y divide-line">
        {found.data?.items.map(one => (
          <ImportRow key={one.id} organizerId={organizerId} of={one} />
        ))}
      </ul>
    </Panel>
  );
}

function ImportRow({ organizerId, of }: { readonly organizerId: string; readonly of: StatementImport }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const [open, setOpen] = useState(false);
  return (
    <li className="py-3">
      <p className="font-medium break-all">{of.name}</p>
      <p className="text-sm text-soft">
        {format.moment(of.createdAt, ownTimeZone())} · {of.by}
      </p>
      <p className="text-sm">{t('transfers.done', { lines: of.lines, fresh: of.newLines, matched: of.matched, rejected: of.rejected })}</p>
      {of.failure !== null && <p className="text-sm text-danger">{t('transfers.failure', { reason: of.failure })}</p>}
      {of.rejected > 0 && (
        <Button size="small" look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('transfers.rejects')}
        </Button>
      )}
      {open && <Rejects organizerId={organizerId} importId={of.id} />}
    </li>
  );
}

function Rejects({ organizerId, importId }: { readonly organizerId: string; readonly importId: string }) {
  const { t } = useTranslation('money');
  const report = useQuery(getReport(organizerId, importId));
  return (
    <ol className="mt-2 space-y-1 text-sm">
      {report.data?.rejects.map(({ row, reason }) => (
        <li key={row}>{t('transfers.reject', { row, reason })}</li>
      ))}
    </ol>
  );
}
