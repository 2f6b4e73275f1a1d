import type { PlannedSeries, SeriesSections } from '@event-planner/contracts/series';
import type { SeatMap } from '@event-planner/contracts/seat-map';
import type { OwnVenue } from '@event-planner/contracts/venue';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StepNav, stepClass } from '../../components/step-nav.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { MergeDialog } from '../../features/planning/workspace/merge-dialog.tsx';
import { WritingContext } from '../../features/planning/workspace/sections.ts';
import { SeriesSaving } from '../../features/series/series-saving.tsx';
import { seriesSectionIsValid, useSeriesSaver } from '../../features/series/use-series-saver.ts';
import { useRuleWords } from '../../features/series/rule/use-rule-words.ts';
import { mayPlan, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { clashesOf, type SectionClash, shownOf, stateOf } from '../../lib/saving/draft.ts';
import { SeriesPartView } from './series-part.tsx';

export const seriesParts = [
  'dates',
  'when',
  'about',
  'place',
  'tickets',
  'questions',
  'access',
  'payment',
  'selfService',
  'pictures',
  'translations',
] as const;
export type SeriesPart = (typeof seriesParts)[number];
export const isSeriesPart = (name: string): name is SeriesPart => seriesParts.some(part => part === name);

interface SeriesWorkspaceProps {
  readonly series: PlannedSeries;
  readonly part: SeriesPart;
  readonly venues: readonly OwnVenue[];
  readonly seatMap: SeatMap | undefined;
}

/** What all dates of a series have alike, its rule, and the dates. */
export function SeriesWorkspace({ series, part, venues, seatMap }: SeriesWorkspaceProps) {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  const words = useRuleWords();
  const { saver, draft } = useSeriesSaver(series);
  const [merging, setMerging] = useState(true);
  const sections = shownOf(draft);
  const title = series.sections.about.title === '' ? t('events.untitled') : series.sections.about.title;
  usePageTitle(title);
  const readOnly = !mayPlan(organizer);
  const clashes = clashesOf(draft);
  return (
    <WritingContext
      value={{
        organizer,
        sections,
        // A series has no schedule section, and no part of its workspace writes one.
        edit: (name, value) => saver.edit(name as keyof SeriesSections, value as SeriesSections[keyof SeriesSections]),
        readOnly,
        missing: [],
        venues,
        seatMap,
        currencies: organizer.currencies,
      }}
    >
      <h1 className="text-2xl break-words sm:text-3xl">{title}</h1>
      <p className="mt-1 mb-3 text-soft">{words.sentence(series.timing.rule)}</p>
      <StepNav label={t('series.parts')}>
        {seriesParts.map(name => (
          <Link
            key={name}
            to="/organize/$organizer/series/$id/{-$part}"
            params={{ organizer: organizer.slug, id: series.id, part: name === 'dates' ? undefined : name }}
            activeOptions={{ exact: true }}
            className={stepClass}
          >
            {name === 'dates' || name === 'when' ? t(`series.${name}`) : t(`parts.${name}`)}
          </Link>
        ))}
      </StepNav>
      <div className="mt-6">
        {!readOnly && (
          <SeriesSaving
            series={series}
            edits={Object.keys(draft.edits) as (keyof SeriesSections)[]}
            state={stateOf(draft, seriesSectionIsValid)}
            sending={draft.sending !== undefined}
            error={draft.trouble?.kind === 'refused' ? draft.trouble.error : undefined}
            onSave={saver.flush}
            onDiscard={saver.discard}
            onMerge={() => setMerging(true)}
          />
        )}
        <fieldset disabled={readOnly && part !== 'dates'} className="min-w-0">
          <SeriesPartView series={series} part={part} />
        </fieldset>
      </div>
      {clashes.length > 0 && merging && (
        <MergeDialog
          clashes={clashes}
          currency={sections.tickets.currency}
          onResolve={theirs => saver.resolve(theirs as readonly SectionClash<SeriesSections>[])}
          onClose={() => setMerging(false)}
        />
      )}
    </WritingContext>
  );
}
