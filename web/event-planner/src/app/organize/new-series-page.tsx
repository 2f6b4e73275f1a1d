import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { PageHead, Panel } from '../../components/page-head.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { NewSeriesForm } from '../../features/series/new-series-form.tsx';
import { mayPlan, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';

export const route = createLazyRoute('/organize/$organizer/series/new')({ component: NewSeriesPage });

function NewSeriesPage() {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  const navigate = route.useNavigate();
  usePageTitle(t('series.new'));
  return (
    <>
      <PageHead title={t('series.new')} text={t('series.newText')} />
      {mayPlan(organizer) ? (
        <Panel title={t('series.when')}>
          <NewSeriesForm
            organizer={organizer}
            onMade={({ id }) =>
              void navigate({
                to: '/organize/$organizer/series/$id/{-$part}',
                params: { organizer: organizer.slug, id, part: 'about' },
              })
            }
          />
        </Panel>
      ) : (
        <Notice>{t('frame.lookOnly')}</Notice>
      )}
    </>
  );
}
