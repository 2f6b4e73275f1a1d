import type { PlannedEvent, SectionName } from '@event-planner/contracts/planning';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../components/dialog/confirm-button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useResetDate } from './api/reset-date.ts';

interface SeriesNoteProps {
  readonly event: PlannedEvent;
  readonly organizer: string;
  readonly section: SectionName | undefined;
  readonly mayChange: boolean;
}

/** On a date of a series: that what is changed here is its own from then on, and the way back. */
export function SeriesNote({ event, organizer, section, mayChange }: SeriesNoteProps) {
  const { t } = useTranslation('organizing');
  const reset = useResetDate();
  const { series } = event;
  if (series === null) return null;
  const own = section !== undefined && series.overrides.includes(section);
  return (
    <Notice className="mb-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>
          {section === undefined ? t('series.isDate') : t(own ? 'series.hasOwn' : 'series.hasSeries')}{' '}
          <Link to="/organize/$organizer/series/$id/{-$part}" params={{ organizer, id: series.id, part: undefined }} className="link">
            {t('series.toSeries')}
          </Link>
        </p>
        {own && mayChange && (
          <ConfirmButton
            size="small"
            busy={reset.isPending}
            title={t('series.resetTitle')}
            text={t('series.resetText')}
            action={t('series.reset')}
            onConfirm={() => reset.mutate({ seriesId: series.id, eventId: event.id, sections: [section] })}
          >
            {t('series.reset')}
          </ConfirmButton>
        )}
      </div>
      <Refusal error={reset.error} className="mt-3" />
    </Notice>
  );
}
