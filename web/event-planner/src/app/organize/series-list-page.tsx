import { createLazyRoute, Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { SeriesList } from '../../features/series/series-list.tsx';
import { mayPlan, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';

export const route = createLazyRoute('/organize/$organizer/series')({ component: SeriesListPage });

function SeriesListPage() {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  usePageTitle(t('nav.series'));
  const begin = mayPlan(organizer) && (
    <Link to="/organize/$organizer/series/new" params={{ organizer: organizer.slug }} className={buttonClass()}>
      <Plus aria-hidden className="size-5" />
      {t('series.new')}
    </Link>
  );
  return (
    <>
      <PageHead title={t('nav.series')} text={t('series.text')}>
        {begin}
      </PageHead>
      <SeriesList organizer={organizer} begin={begin} />
    </>
  );
}
