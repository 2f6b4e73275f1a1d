import type { PlannedSeries } from '@event-planner/contracts/series';
import { Link } from '@tanstack/react-router';
import { Rocket, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmButton } from '../../components/dialog/confirm-button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { useActOnDates } from './api/act-on-dates.ts';
import { useDeleteSeries } from './api/delete-series.ts';

interface SeriesDatesProps {
  readonly series: PlannedSeries;
  readonly organizer: string;
  readonly mayChange: boolean;
  readonly onDeleted: () => void;
  readonly badge: (state: PlannedSeries['dates'][number]['state']) => ReactNode;
}

/** Every date with its state and what it has of its own, and what can be done with all that are to come. */
export function SeriesDates({ series, organizer, mayChange, onDeleted, badge }: SeriesDatesProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const act = useActOnDates(series.id);
  const remove = useDeleteSeries();
  const now = serverNow();
  const toCome = series.dates.filter(({ startsAt }) => startsAt === null || Date.parse(startsAt) > now);
  const drafts = toCome.filter(({ state }) => state === 'draft' || state === 'postponed');
  const open = toCome.filter(({ state }) => state === 'published' || state === 'postponed');
  const refusals = act.data?.results.flatMap(({ date, refusal }) => (refusal === null ? [] : [{ date, ...refusal }])) ?? [];
  const done = (act.data?.results.length ?? 0) - refusals.length;
  return (
    <Panel
      title={t(series.endless ? 'series.datesEndless' : 'series.datesCount', { count: series.dates.length })}
      text={t('series.datesText')}
      action={
        mayChange && (
          <div className="flex flex-wrap gap-2">
            {drafts.length > 0 && (
              <Button
                busy={act.isPending}
                onClick={() => act.mutate({ action: 'publish', eventIds: drafts.map(({ eventId }) => eventId) })}
              >
                <Rocket aria-hidden className="size-5" />
                {t('series.publishAll', { count: drafts.length })}
              </Button>
            )}
            {series.dates.every(({ state }) => state === 'draft') && (
              <ConfirmButton
                look="quiet"
                busy={remove.isPending}
                title={t('series.deleteTitle')}
                text={t('series.deleteText')}
                action={t('frame.delete')}
                onConfirm={() => remove.mutate(series.id, { onSuccess: onDeleted })}
              >
                <Trash2 aria-hidden className="size-5" />
                {t('frame.delete')}
              </ConfirmButton>
            )}
            {open.length > 0 && (
              <ConfirmButton
                busy={act.isPending}
                title={t('series.cancelTitle', { count: open.length })}
                text={t('publish.cancelText')}
                action={t('series.cancelAll')}
                onConfirm={() => act.mutate({ action: 'cancel', eventIds: open.map(({ eventId }) => eventId) })}
              >
                {t('series.cancelAll')}
              </ConfirmButton>
            )}
          </div>
        )
      }
    >
      <Refusal error={act.error ?? remove.error} className="mb-4" />
      {act.isSuccess && (
        <Notice tone={refusals.length === 0 ? 'good' : 'warning'} announce className="mb-4">
          <p className="font-semibold">{t('series.done', { count: done })}</p>
          {refusals.length > 0 && (
            <ul className="mt-1 list-disc ps-5 text-sm">
              {refusals.map(({ date, detail }) => (
                <li key={date}>
                  {format.moment(`${date}:00Z`, 'UTC')}: {detail}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <ul className="divide-y divide-line">
        {series.dates.map(date => (
          <li key={date.eventId} className="relative flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
            <Link
              to="/organize/$organizer/events/$id/{-$part}"
              params={{ organizer, id: date.eventId, part: undefined }}
              className="grow basis-56 font-medium after:absolute after:inset-0 hover:text-brand"
            >
              {date.startsAt === null ? format.moment(`${date.date}:00Z`, 'UTC') : format.moment(date.startsAt, series.timing.timeZone)}
            </Link>
            {date.overrides.length > 0 && (
              <span className="text-sm text-soft">
                {t('series.own', { sections: date.overrides.map(name => t(`parts.${name}`)).join(', ') })}
              </span>
            )}
            {badge(date.state)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
