import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { CampaignForm } from '../../features/coupons/campaign-form.tsx';
import { newTerms } from '../../features/coupons/draft-terms.ts';
import { usualCurrency } from '../../features/organizers/usual-currency.ts';
import { useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { CouponScope } from './coupon-scope.tsx';

export const route = createLazyRoute('/organize/$organizer/coupons/new')({ component: NewCouponPage });

function NewCouponPage() {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  const navigate = route.useNavigate();
  const [terms, setTerms] = useState(newTerms('percent', usualCurrency(organizer.country)));
  usePageTitle(t('coupons.new'));
  return (
    <>
      <PageHead title={t('coupons.new')} />
      <CampaignForm
        organizerId={organizer.id}
        currency={usualCurrency(organizer.country)}
        terms={terms}
        onChange={setTerms}
        scope={<CouponScope organizerId={organizer.id} terms={terms} onChange={changes => setTerms({ ...terms, ...changes })} />}
        onSaved={({ id }) =>
          void navigate({ to: '/organize/$organizer/coupons/$campaignId', params: { organizer: organizer.slug, campaignId: id } })
        }
      />
    </>
  );
}
