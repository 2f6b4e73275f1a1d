import type { SessionEntry } from '@event-planner/contracts/auth';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { listSessions, useEndSession } from './api/sessions.ts';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';

export function SessionsPanel() {
  const { t } = useTranslation('account');
  const sessions = useQuery(listSessions);
  const end = useEndSession();
  const items = sessions.data?.items ?? [];
  return (
    <Panel
      title={t('sessions.title')}
      text={t('sessions.text')}
      action={
        items.length > 1 && (
          <Button look="secondary" size="small" busy={end.isPending && end.variables === undefined} onClick={() => end.mutate(undefined)}>
            {t('sessions.endOthers')}
          </Button>
        )
      }
    >
      <Refusal error={sessions.error ?? end.error} className="mb-4" />
      {end.isSuccess && (
        <Notice tone="good" announce className="mb-4">
          {t('sessions.ended')}
        </Notice>
      )}
      {sessions.isPending && (
        <Loading>
          <Skeleton className="h-20" />
        </Loading>
      )}
      <ul className="divide-y divide-line">
        {items.map(session => (
          <SessionLine
            key={session.id}
            session={session}
            busy={end.isPending && end.variables === session.id}
            onEnd={() => end.mutate(session.id)}
          />
        ))}
      </ul>
    </Panel>
  );
}

interface SessionLineProps {
  readonly session: z.infer<typeof SessionEntry>;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

function SessionLine({ session, busy, onEnd }: SessionLineProps) {
  const { t } = useTranslation('account');
  const format = useFormat();
  const device = format.device(session.device);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {device}
          {session.current && <Badge tone="good">{t('sessions.current')}</Badge>}
        </p>
        <p className="text-sm text-soft">
          {t('sessions.facts', { network: session.network, moment: format.moment(session.lastUsedAt, ownTimeZone()) })}
        </p>
        <p className="text-sm text-soft">
          {t('sessions.since', { day: format.day(session.startedAt, ownTimeZone()), method: t(`methods.${session.method}`) })}
        </p>
      </div>
      {!session.current && (
        <Button look="quiet" size="small" busy={busy} aria-label={t('sessions.endNamed', { device })} onClick={onEnd}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}
