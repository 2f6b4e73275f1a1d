import { createLazyRoute, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { CampaignList } from '../../features/coupons/campaign-list.tsx';
import { CodeSearch } from '../../features/coupons/code-search.tsx';
import { mayDo, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';

export const route = createLazyRoute('/organize/$organizer/coupons')({ component: CouponsPage });

function CouponsPage() {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  usePageTitle(t('coupons.title'));
  const begin = mayDo(organizer, 'changeCoupons') && (
    <Link to="/organize/$organizer/coupons/new" params={{ organizer: organizer.slug }} className={buttonClass()}>
      {t('coupons.new')}
    </Link>
  );
  return (
    <>
      <PageHead title={t('coupons.title')} text={t('coupons.text')}>
        {begin}
      </PageHead>
      <div className="space-y-6">
        <CampaignList organizer={organizer} begin={begin} />
        <CodeSearch organizer={organizer} />
      </div>
    </>
  );
}
