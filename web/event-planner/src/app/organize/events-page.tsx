import { EventState } from '@event-planner/contracts/event';
import { createLazyRoute } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { useCreateEvent } from '../../features/planning/api/create-event.ts';
import { PlannedList } from '../../features/planning/list/planned-list.tsx';
import { mayPlan, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { PlanSearch } from './plan-search.ts';

export const route = createLazyRoute('/organize/$organizer/events')({ component: EventsPage });

function EventsPage() {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  const navigate = route.useNavigate();
  const search = PlanSearch.parse(route.useSearch());
  const create = useCreateEvent(organizer.id);
  usePageTitle(t('nav.events'));
  const show = (next: PlanSearch): void => void navigate({ to: '.', search: next, replace: true, resetScroll: false });
  const open = (id: string): void =>
    void navigate({ to: '/organize/$organizer/events/$id/{-$part}', params: { organizer: organizer.slug, id, part: undefined } });
  const begin = mayPlan(organizer) && (
    <Button busy={create.isPending} onClick={() => create.mutate({}, { onSuccess: made => open(made.id) })}>
      <Plus aria-hidden className="size-5" />
      {t('events.new')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('nav.events')}>{begin}</PageHead>
      <Refusal error={create.error} className="mb-4" />
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <SearchField label={t('events.search')} value={search.q} onSearch={q => show({ ...search, q })} />
        <SelectField
          label={t('events.state')}
          className="w-44"
          value={search.state ?? ''}
          options={[
            { value: '', label: t('events.anyState') },
            ...EventState.options.map(state => ({ value: state, label: t(`states.${state}`) })),
          ]}
          onChoose={state => show({ ...search, state: state === '' ? undefined : EventState.parse(state) })}
        />
      </div>
      <PlannedList organizer={organizer} search={search} onMade={open} begin={begin} />
    </>
  );
}
