import { isOver } from '@event-planner/contracts/event';
import type { PlannedEvent } from '@event-planner/contracts/planning';
import type { SeatMap } from '@event-planner/contracts/seat-map';
import type { OwnVenue } from '@event-planner/contracts/venue';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { StateBadge } from '../../features/planning/list/state-badge.tsx';
import { MergeDialog } from '../../features/planning/workspace/merge-dialog.tsx';
import { PartNav } from '../../features/planning/workspace/part-nav.tsx';
import { PartMissing } from '../../features/planning/workspace/part-missing.tsx';
import { isSelling, type Part, partGroupsOf, parts } from '../../features/planning/workspace/parts.ts';
import { SavingStateView } from '../../features/planning/workspace/saving-state.tsx';
import { sectionIsValid, WritingContext } from '../../features/planning/workspace/sections.ts';
import { useEventSaver } from '../../features/planning/workspace/use-event-saver.ts';
import { useFocusOnField } from '../../features/planning/workspace/use-focus-on-field.ts';
import { SeriesNote } from '../../features/series/series-note.tsx';
import { mayPlan, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { clashesOf, shownOf, stateOf } from '../../lib/saving/draft.ts';
import { EventPart } from './event-part.tsx';
import { SellingPartView } from './selling-part.tsx';

interface EventWorkspaceProps {
  readonly event: PlannedEvent;
  readonly part: Part;
  readonly title: string;
  readonly venues: readonly OwnVenue[];
  readonly seatMap: SeatMap | undefined;
}

/** One event, step by step, saved as it is written. */
export function EventWorkspace({ event, part, title, venues, seatMap }: EventWorkspaceProps) {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  const { saver, draft } = useEventSaver(event);
  const [merging, setMerging] = useState(true);
  usePageTitle(title);
  useFocusOnField(part);
  const gone = isOver(event);
  const readOnly = !mayPlan(organizer) || gone;
  // Of what does not change any more nothing is missing.
  const missing = gone ? [] : event.missing;
  const sections = shownOf(draft);
  const state = stateOf(draft, sectionIsValid);
  const clashes = clashesOf(draft);
  const waiting = event.state !== 'draft' && state === 'saving' && draft.sending === undefined;
  const section = parts.find(name => name === part);
  return (
    <WritingContext
      value={{
        organizer,
        sections,
        edit: saver.edit,
        readOnly,
        missing,
        venues,
        seatMap,
        currencies: organizer.currencies,
      }}
    >
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="min-w-0 text-2xl break-words sm:text-3xl">{title}</h1>
        <StateBadge state={event.state} />
        <div className="grow" />
        {!readOnly && (
          <SavingStateView
            state={state}
            waiting={waiting}
            error={draft.trouble?.kind === 'refused' ? draft.trouble.error : undefined}
            onRetry={saver.flush}
            onMerge={() => setMerging(true)}
            onSave={saver.flush}
            onDiscard={saver.discard}
          />
        )}
      </div>
      <PartNav organizer={organizer.slug} eventId={event.id} groups={partGroupsOf(organizer)} part={part} missing={missing} />
      <div className="mt-6">
        {readOnly && !isSelling(part) && <Notice className="mb-6">{t(gone ? `publish.is_${event.state}` : 'frame.lookOnly')}</Notice>}
        <SeriesNote event={event} organizer={organizer.slug} section={section} mayChange={!readOnly} />
        {isSelling(part) ? (
          <SellingPartView key={part} event={event} part={part} />
        ) : (
          <fieldset disabled={readOnly && section !== undefined} className="min-w-0">
            <EventPart event={event} part={part} saved={state === 'saved'} />
          </fieldset>
        )}
        {section !== undefined && !gone && <PartMissing section={section} />}
      </div>
      {clashes.length > 0 && merging && (
        <MergeDialog clashes={clashes} currency={sections.tickets.currency} onResolve={saver.resolve} onClose={() => setMerging(false)} />
      )}
    </WritingContext>
  );
}
