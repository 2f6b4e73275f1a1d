import type { PlannedEvent } from '@event-planner/contracts/planning';
import type { CancellationRun, EventCancellation } from '@event-planner/contracts/refund';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/page-head.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { getEventCancellation } from './api/event-cancellation.ts';
import { CancellationStart } from './cancellation-start.tsx';
import { PostponementView } from './postponement-view.tsx';
import { RefundsToLookAt } from './refunds-to-look-at.tsx';
import { standingOf } from './run-standing.ts';

interface EventCancellationViewProps {
  readonly event: PlannedEvent;
  readonly mayRefund: boolean;
}

/** What cancelling means for every order, before anything goes back; then how far it is. */
export function EventCancellationView({ event, mayRefund }: EventCancellationViewProps) {
  const { t } = useTranslation('organizing');
  const found = useQuery(getEventCancellation(event));
  const { id: eventId } = event;
  const { timeZone } = event.sections.schedule;
  if (found.isPending)
    return (
      <Loading>
        <Skeleton className="h-64 rounded-card" />
      </Loading>
    );
  if (found.data === undefined) return <Refusal error={found.error} />;
  return (
    <div className="space-y-6">
      <PostponementView eventId={eventId} timeZone={timeZone} mayRefund={mayRefund} />
      <Now found={found.data} timeZone={timeZone} mayRefund={mayRefund} />
      <Panel title={t('refunding.toLookAt')}>
        {/* Asked for again when the run has brought more of them. */}
        <RefundsToLookAt key={toLookAt(found.data)} eventId={eventId} timeZone={timeZone} mayChange={mayRefund} />
      </Panel>
    </div>
  );
}

const toLookAt = ({ run }: EventCancellation): number => (run ? run.refunds.failed + run.refunds.byHand : 0);

interface NowProps {
  readonly found: EventCancellation;
  readonly timeZone: string;
  readonly mayRefund: boolean;
}

function Now({ found, timeZone, mayRefund }: NowProps) {
  const { t } = useTranslation('organizing');
  if (found.run !== null) return <Progress run={found.run} timeZone={timeZone} />;
  if (!found.eventCancelled) return <Notice>{t('cancelling.notCancelled')}</Notice>;
  if (found.figures.orders === 0) return <Notice>{t('cancelling.empty')}</Notice>;
  return (
    <Panel title={t('cancelling.title')} text={t('cancelling.text')}>
      <CancellationStart eventId={found.eventId} figures={found.figures} mayStart={mayRefund} />
    </Panel>
  );
}

function Progress({ run, timeZone }: { readonly run: CancellationRun; readonly timeZone: string }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const standing = standingOf(run);
  const label = t('cancelling.progress', { done: run.ordersDone, orders: run.orders });
  const counts = [
    ['requested', run.refunds.requested],
    ['done', run.refunds.done],
    ['failed', run.refunds.failed],
    ['hand', run.refunds.byHand],
  ] as const;
  return (
    <Panel
      title={t('cancelling.title')}
      text={t('cancelling.startedBy', { name: run.startedBy, moment: format.moment(run.startedAt, timeZone) })}
    >
      <p className="mb-2 font-semibold" role="status">
        {label}
      </p>
      <ProgressBar label={label} max={run.orders} value={run.ordersDone} />
      <dl className="mt-4 grid grid-cols-2 gap-4 sm:grid-cols-4">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt className="text-sm text-soft">{t(`cancelling.${name}`)}</dt>
            <dd className="text-2xl font-bold tabular-nums">{count}</dd>
          </div>
        ))}
      </dl>
      <Notice tone={standing === 'finished' ? 'good' : standing === 'someFailed' ? 'warning' : 'info'} className="mt-4">
        {t(`cancelling.${standing}`)}
      </Notice>
    </Panel>
  );
}
