import type { EventDetail } from '@event-planner/contracts/event';
import type { Visit, WaitingRoomNow } from '@event-planner/contracts/waiting-room';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Bell, BellRing, DoorOpen, Hourglass } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { Notice } from '../../components/notice.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { ApiError, isRefusal } from '../../lib/api/api-error.ts';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { useComeIn, useWaitAnew } from './api/come-in.ts';
import { getRoom } from './api/get-room.ts';
import { getVisit } from './api/get-visit.ts';
import { LineAhead } from './line-ahead.tsx';
import { placeOf } from './turn.ts';
import { useSignal } from './use-signal.ts';

interface QueueViewProps {
  readonly event: EventDetail;
  /** It is one's turn, or nobody has to wait. */
  readonly onIn: () => void;
}

/** Waiting for one's turn to buy: which number, how long, and what happens next. Goes on by itself. */
export function QueueView({ event, onIn }: QueueViewProps) {
  const queries = useQueryClient();
  const room = useQuery(getRoom(event.id, isDrawn => queries.getQueryData(getVisit(event.id, isDrawn).queryKey)));
  const waits = room.data !== undefined && ['gathering', 'running', 'paused'].includes(room.data.phase);
  const visit = useQuery({ ...getVisit(event.id, room.data?.isDrawn ?? false), enabled: waits });
  const isOver = room.data?.phase === 'closed' || (room.error instanceof ApiError && room.error.status === 404);
  useEffect(() => {
    if (isOver) onIn();
  }, [isOver]);
  if (room.isError && room.data === undefined && !isOver) return <ErrorView error={room.error} onRetry={() => void room.refetch()} />;
  if (room.data === undefined || isOver)
    return (
      <Loading className="space-y-4">
        <Skeleton className="h-64 rounded-card" />
      </Loading>
    );
  if (room.data.phase === 'scheduled') return <NotYet room={room.data} />;
  if (visit.isError && visit.data === undefined) return <ErrorView error={visit.error} onRetry={() => void visit.refetch()} />;
  return <InLine event={event} room={room.data} visit={visit.data} onIn={onIn} />;
}

function NotYet({ room }: Pick<InLineProps, 'room'>) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <MessageView
      icon={<Hourglass />}
      level={2}
      title={t('queue.notYetTitle')}
      text={t('queue.notYetText', {
        waiting: format.moment(room.preQueueOpensAt, ownTimeZone()),
        opening: format.moment(room.opensAt, ownTimeZone()),
      })}
    />
  );
}

interface InLineProps extends QueueViewProps {
  readonly room: WaitingRoomNow;
  readonly visit: Visit | undefined;
}

function InLine({ event, room, visit, onIn }: InLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const comeIn = useComeIn(event.id);
  const again = useWaitAnew(event.id);
  const signal = useSignal(t('queue.yourTurn'));
  const place = visit && placeOf(room, visit);
  const isTurn = place?.minutes === 0;
  const refusedAs = isRefusal(comeIn.error, 'not_admitted') ? comeIn.error.problem?.['state'] : undefined;
  const isEarly = refusedAs === 'waiting';
  const isMissed = refusedAs !== undefined && !isEarly;
  useEffect(() => {
    if (!isTurn || isMissed || comeIn.isPending || comeIn.isSuccess) return;
    comeIn.mutate(undefined, {
      onSuccess() {
        signal.give();
        onIn();
      },
    });
    // Whoever was too early by another process's clock, or was not heard, asks again when they next look.
  }, [isTurn, visit?.number, room.at]);
  return (
    <div className="mx-auto max-w-xl space-y-6">
      <section className="card p-6 text-center shadow-card sm:p-8">
        {isMissed ? (
          <div className="space-y-4">
            <h2 className="text-2xl">{t('queue.missedTitle')}</h2>
            <p className="text-soft">{t('queue.missedText')}</p>
            <Button busy={again.isPending} onClick={() => again.mutate(undefined, { onSuccess: () => comeIn.reset() })}>
              {t('queue.again')}
            </Button>
          </div>
        ) : isTurn ? (
          <p className="flex items-center justify-center gap-3 text-xl font-semibold">
            <DoorOpen aria-hidden className="size-7 text-brand" />
            {t('queue.yourTurn')}
          </p>
        ) : place && visit?.number !== null && visit ? (
          <LineAhead number={visit.number} place={place} />
        ) : (
          <div className="space-y-3">
            <h2 className="text-2xl">{t('queue.gatheringTitle')}</h2>
            <p className="text-soft">{t('queue.gatheringText', { opening: format.moment(room.opensAt, ownTimeZone()) })}</p>
          </div>
        )}
      </section>
      {room.phase === 'paused' && <Notice>{t('queue.paused')}</Notice>}
      {comeIn.isError && !isMissed && !isEarly && (
        <Notice tone="bad" announce>
          {t('queue.failed')}{' '}
          <Button size="small" look="secondary" busy={comeIn.isPending} onClick={() => comeIn.mutate(undefined, { onSuccess: onIn })}>
            {t('state.retry')}
          </Button>
        </Notice>
      )}
      <div className="space-y-3 text-soft">
        <p>{t('queue.next', { count: room.comeWithinMinutes })}</p>
        <p>{t('queue.keeps')}</p>
        <Button look="secondary" size="small" onClick={signal.ask} disabled={signal.isOn}>
          {signal.isOn ? <BellRing aria-hidden className="size-4.5" /> : <Bell aria-hidden className="size-4.5" />}
          {t(signal.isOn ? 'queue.signalOn' : 'queue.signal')}
        </Button>
        <details className="text-sm">
          <summary className="cursor-pointer py-2 font-semibold">{t('queue.fairTitle')}</summary>
          <p>{t('queue.fairText')}</p>
          <p className="mt-1 font-mono text-xs wrap-anywhere">{room.seed ?? room.seedHash}</p>
        </details>
      </div>
    </div>
  );
}
