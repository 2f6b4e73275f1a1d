import type { CheckInCounts } from '@event-planner/contracts/check-in';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { Panel } from '../../components/page-head.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { Arrivals } from './arrivals.tsx';
import { ScanListPanel } from './scan-list.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { useGateName } from '../../lib/gate-name.ts';
import { useLiveCounts } from './use-live-counts.ts';

interface MonitorProps {
  readonly eventId: string;
  readonly timeZone: string;
  /** May see who was scanned, and take it back. */
  readonly mayCheckIn: boolean;
}

/** How full it is, live. */
export function Monitor({ eventId, timeZone, mayCheckIn }: MonitorProps) {
  const { t } = useTranslation('door');
  const { locale } = useFormat();
  const number = new Intl.NumberFormat(locale);
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone });
  const { counts, live } = useLiveCounts(eventId);
  if (counts.isPending)
    return (
      <Loading>
        <Skeleton className="h-64 rounded-card" />
      </Loading>
    );
  if (counts.data === undefined) return <ErrorView error={counts.error} onRetry={() => void counts.refetch()} />;
  const { expected, admitted, inside, refused, conflicts, arrivals } = counts.data;
  const facts = { expected, admitted, inside, refusedScans: refused, conflicts };
  return (
    <div className="space-y-6">
      <section aria-label={t('monitor.title')} className="card p-5 sm:p-6">
        <div role="status">
          {live || !counts.isError ? (
            <Badge>{t(live ? 'monitor.live' : 'monitor.polling')}</Badge>
          ) : (
            <Badge tone="warning">{t('monitor.lost', { time: time.format(new Date(counts.data.at)) })}</Badge>
          )}
        </div>
        <dl className="mt-3 grid grid-cols-2 gap-4 sm:grid-cols-5">
          {Object.entries(facts).map(([name, value]) => (
            <div key={name}>
              <dt className="text-sm text-soft">{t(`monitor.${name as keyof typeof facts}`)}</dt>
              <dd data-count={name} className="text-3xl font-bold tabular-nums">
                {number.format(value)}
              </dd>
            </div>
          ))}
        </dl>
        <ProgressBar label={t('monitor.admitted')} max={expected} value={admitted} className="mt-4" />
      </section>
      <Arrivals arrivals={arrivals} timeZone={timeZone} />
      <div className="grid gap-6 lg:grid-cols-2">
        <ByGate gates={counts.data.gates} />
        <ByType types={counts.data.ticketTypes} />
      </div>
      {mayCheckIn && <ScanListPanel eventId={eventId} timeZone={timeZone} kind="conflicts" />}
      {mayCheckIn && <ScanListPanel eventId={eventId} timeZone={timeZone} kind="all" />}
    </div>
  );
}

function ByGate({ gates }: { readonly gates: CheckInCounts['gates'] }) {
  const { t } = useTranslation('door');
  const gateName = useGateName();
  const nameOf = ({ name }: CheckInCounts['gates'][number]): string => (name === '' ? t('monitor.closedGate') : gateName(name));
  return (
    <Panel title={t('monitor.byGate')}>
      <Table
        heads={[t('monitor.gate'), t('monitor.entries'), t('monitor.exits')]}
        rows={gates.map(gate => [gate.gateId, nameOf(gate), gate.entries, gate.exits])}
      />
    </Panel>
  );
}

function ByType({ types }: { readonly types: CheckInCounts['ticketTypes'] }) {
  const { t } = useTranslation('door');
  return (
    <Panel title={t('monitor.byType')}>
      <Table
        heads={[t('monitor.type'), t('monitor.expected'), t('monitor.admitted'), t('monitor.inside')]}
        rows={types.map(type => [type.ticketTypeId, type.name, type.expected, type.admitted, type.inside])}
      />
    </Panel>
  );
}

type Row = readonly [key: string, name: string, ...counts: number[]];

const Table = ({ heads, rows }: { readonly heads: readonly string[]; readonly rows: readonly Row[] }) => (
  <table className="w-full text-start tabular-nums">
    <thead>
      <tr className="text-sm text-soft">
        {heads.map((head, at) => (
          <th key={head} scope="col" className={at === 0 ? 'pb-2 text-start font-medium' : 'pb-2 ps-3 text-end font-medium'}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(([key, name, ...counts]) => (
        <tr key={key} className="border-t border-line">
          <th scope="row" className="py-2 text-start font-normal break-words">
            {name}
          </th>
          {counts.map((count, at) => (
            <td key={heads[at + 1]} className="py-2 ps-3 text-end">
              {count}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
