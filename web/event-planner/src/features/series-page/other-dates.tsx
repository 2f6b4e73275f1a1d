import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { getSeries } from './api/get-series.ts';
import { DateList } from './date-list.tsx';

const shownAtMost = 6;

/** When else it takes place, on the page of one of the dates. Stays away while nobody has said. */
export function OtherDates({ series, current }: { readonly series: string; readonly current: string }) {
  const { t } = useTranslation();
  const dates = useQuery(getSeries(series)).data?.dates ?? [];
  if (dates.every(({ id }) => id === current)) return null;
  return (
    <section aria-labelledby="dates">
      <h2 id="dates" className="mb-4 text-2xl">
        {t('visit.otherDates')}
      </h2>
      <DateList dates={dates.slice(0, shownAtMost)} current={current} level={3} />
      {dates.length > shownAtMost && (
        <Link to="/series/$slug" params={{ slug: series }} className="link mt-5 inline-flex items-center gap-1.5">
          {t('visit.allDates', { count: dates.length })}
          <ArrowRight aria-hidden className="size-4.5 rtl:-scale-x-100" />
        </Link>
      )}
    </section>
  );
}
