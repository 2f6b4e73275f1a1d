import type { ScanRecord } from '@event-planner/contracts/check-in';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { useGateName } from '../../lib/gate-name.ts';
import { listScans, useUndo } from './api/calls.ts';

interface ScanListProps {
  readonly eventId: string;
  readonly timeZone: string;
  readonly kind: 'all' | 'conflicts';
}

const undoable: ReadonlySet<ScanRecord['standing']> = new Set(['entry', 'exit', 'double', 'stray']);

/** What was scanned, the last first, or only what contradicts itself; each can be taken back. */
export function ScanListPanel({ eventId, timeZone, kind }: ScanListProps) {
  const { t } = useTranslation('door');
  const scans = useInfiniteQuery(listScans(eventId, kind));
  const undo = useUndo(eventId);
  const items = scans.data?.pages.flatMap(page => page.items) ?? [];
  const isConflicts = kind === 'conflicts';
  const textOf = (count: number): string | undefined => {
    if (count === 0) return t(isConflicts ? 'monitor.conflictNone' : 'monitor.lastNone');
    return isConflicts ? t('monitor.conflictText') : undefined;
  };
  return (
    <Panel title={t(isConflicts ? 'monitor.conflictList' : 'monitor.last')} {...(scans.isSuccess && { text: textOf(items.length) })}>
      {scans.isPending && (
        <Loading>
          <Skeleton className="h-16" />
        </Loading>
      )}
      {/* Nothing is said of what is not known: least of all that it all adds up. */}
      {scans.isError && <ErrorView error={scans.error} onRetry={() => void scans.refetch()} />}
      <ul className="divide-y divide-line">
        {items.map(scan => (
          <li key={scan.nonce} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
            <ScanWords scan={scan} timeZone={timeZone} />
            {undoable.has(scan.standing) && scan.ticket !== null && (
              <Button
                size="small"
                look="secondary"
                onClick={() => undo.mutate({ nonce: scan.nonce, ticketId: scan.ticket?.id ?? '', reason: t('monitor.undoReason') })}
              >
                {t('monitor.undo')}
                <span className="sr-only">: {scan.ticket.attendeeName}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <MoreButton of={scans} />
    </Panel>
  );
}

function ScanWords({ scan, timeZone }: { readonly scan: ScanRecord; readonly timeZone: string }) {
  const { t } = useTranslation('door');
  const { locale } = useFormat();
  const timeOf = (at: string): string =>
    new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone });
  const gateName = useGateName();
  const { standing, direction, reason, ticket, against, gate, device, offline, by, note } = scan;
  const refused = standing === 'refused' || standing === 'invalid';
  return (
    <div className="min-w-0">
      <p>
        <span className="text-soft tabular-nums">{timeOf(scan.at)}</span> <strong>{t(`standing.${standing}`)}</strong>
        {ticket !== null && <span className="break-words"> {ticket.attendeeName}</span>}
        {refused && reason !== null && <span> {t(`reason.${reason}`)}</span>}
      </p>
      <p className="text-sm text-soft break-words">
        {[
          ...new Set([ticket?.ticketTypeName, ticket?.place]),
          gateName(gate),
          device,
          by,
          offline && direction !== 'undo' ? t('monitor.offlineScan') : '',
          note ?? '',
        ]
          .filter(Boolean)
          .join(' · ')}
        {against !== null &&
          ` · ${t('monitor.against', { device: `${against.device} (${gateName(against.gate)})`, time: timeOf(against.at) })}`}
      </p>
    </div>
  );
}
