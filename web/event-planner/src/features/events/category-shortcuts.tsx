import { EventCategory } from '@event-planner/contracts/event';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getFilters } from './api/get-filters.ts';
import { categoryIcons } from './category-icons.ts';

/** Works without the counts: they are a nicety that may come later or not at all. */
export function CategoryShortcuts() {
  const { t } = useTranslation();
  const filters = useQuery(getFilters());
  const counts = new Map(filters.data?.categories.map(choice => [choice.value, choice.count]));
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
      {EventCategory.options.map(category => {
        const Icon = categoryIcons[category];
        const count = counts.get(category);
        return (
          <li key={category}>
            <Link
              to="/events"
              search={{ category }}
              className="card flex min-h-18 items-center gap-3 p-3 transition-colors hover:border-brand hover:text-brand sm:p-4"
            >
              <span aria-hidden className="flex size-10 shrink-0 items-center justify-center rounded-full bg-tint text-brand">
                <Icon className="size-5" />
              </span>
              <span className="min-w-0">
                <span className="block truncate font-semibold">{t(`category.${category}`)}</span>
                <span className="block min-h-5 text-sm text-soft">{count === undefined ? ' ' : t('home.eventsCount', { count })}</span>
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
