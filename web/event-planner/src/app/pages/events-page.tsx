import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../components/use-page-title.ts';
import { EventList } from '../../features/events/event-list.tsx';
import { EventSearch } from '../../features/events/event-search.ts';
import { FilterBar } from '../../features/events/filter-bar.tsx';
import { SearchForm } from '../../features/events/search-form.tsx';

export const route = createLazyRoute('/events')({ component: EventsPage });

/** The address is the state: every search can be bookmarked, shared and gone back to. */
function EventsPage() {
  const { t } = useTranslation();
  const search = EventSearch.parse(route.useSearch());
  const navigate = route.useNavigate();
  usePageTitle(search.category === undefined ? t('events.title') : t(`category.${search.category}`));
  const show = (next: EventSearch): void => void navigate({ to: '/events', search: next, resetScroll: false });
  return (
    <>
      <h1 className="text-3xl sm:text-4xl">{search.category === undefined ? t('events.title') : t(`category.${search.category}`)}</h1>
      <div className="mt-5 mb-8 space-y-4">
        <div className="max-w-2xl">
          <SearchForm value={search.q} onSearch={q => show({ ...search, q })} />
        </div>
        <FilterBar search={search} onChange={show} />
      </div>
      <EventList search={search} />
    </>
  );
}
