import type { Campaign } from '@event-planner/contracts/coupon';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { getCampaign } from '../../features/coupons/api/campaigns.ts';
import { getReport } from '../../features/coupons/api/get-report.ts';
import { CampaignForm } from '../../features/coupons/campaign-form.tsx';
import { CodePanel } from '../../features/coupons/code-panel.tsx';
import { ReportFigures, ReportTables } from '../../features/coupons/report-view.tsx';
import { standingOf, toneOf } from '../../features/coupons/standing.ts';
import { StateButtons } from '../../features/coupons/state-buttons.tsx';
import { useCampaignWords } from '../../features/coupons/use-campaign-words.ts';
import { usualCurrency } from '../../features/organizers/usual-currency.ts';
import { DayPanel } from '../../features/overview/charts/day-panel.tsx';
import { lastDays, shownDays } from '../../features/overview/days.ts';
import { mayDo, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { CouponScope } from './coupon-scope.tsx';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';

export const route = createLazyRoute('/organize/$organizer/coupons/$campaignId')({ component: CouponPage });

function CouponPage() {
  const { campaignId } = route.useParams();
  const campaign = useQuery(getCampaign(campaignId));
  if (campaign.isPending) return <Skeleton className="h-96 rounded-card" />;
  if (campaign.isError) return <ErrorView error={campaign.error} onRetry={() => void campaign.refetch()} level={1} />;
  return <CampaignView campaign={campaign.data} />;
}

function CampaignView({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  const words = useCampaignWords();
  const [changing, setChanging] = useState(false);
  const mayChange = mayDo(organizer, 'changeCoupons');
  const standing = standingOf(campaign, serverNow());
  usePageTitle(campaign.terms.name);
  return (
    <>
      <PageHead title={campaign.terms.name} text={words.gift(campaign.terms)}>
        {mayChange && campaign.state !== 'ended' && (
          <Button look="secondary" aria-pressed={changing} onClick={() => setChanging(!changing)}>
            {t('coupons.change')}
          </Button>
        )}
        {mayChange && <StateButtons campaign={campaign} />}
      </PageHead>
      <p className="mb-6">
        <Badge tone={toneOf[standing]}>{t(`coupons.standing_${standing}`)}</Badge>
      </p>
      <div className="space-y-6">
        {changing && <ChangeTerms key={campaign.version} campaign={campaign} onSaved={() => setChanging(false)} />}
        <Report campaignId={campaign.id} />
        <CodePanel campaign={campaign} mayChange={mayChange} />
      </div>
    </>
  );
}

function ChangeTerms({ campaign, onSaved }: { readonly campaign: Campaign; readonly onSaved: () => void }) {
  const organizer = useOwnOrganizer();
  const [terms, setTerms] = useState({ ...campaign.terms, currency: campaign.terms.currency ?? usualCurrency(organizer.country) });
  return (
    <CampaignForm
      organizerId={organizer.id}
      currency={usualCurrency(organizer.country)}
      campaign={campaign}
      terms={terms}
      onChange={next => setTerms({ ...next, currency: next.currency ?? usualCurrency(organizer.country) })}
      scope={
        <CouponScope organizerId={organizer.id} terms={terms} onChange={changes => setTerms({ ...terms, ...changes } as typeof terms)} />
      }
      onSaved={onSaved}
    />
  );
}

function Report({ campaignId }: { readonly campaignId: string }) {
  const { t } = useTranslation('organizing');
  const words = useCampaignWords();
  const report = useQuery(getReport(campaignId, { ...lastDays(shownDays, serverNow()), timeZone: ownTimeZone() }));
  if (report.isPending) return <Skeleton className="h-80 rounded-card" />;
  if (report.isError) return <ErrorView error={report.error} onRetry={() => void report.refetch()} />;
  const { days, total } = report.data;
  return (
    <>
      <ReportFigures report={report.data} />
      <DayPanel
        title={t('coupons.overTime')}
        days={days.map(({ day, uses }) => ({ day, value: uses }))}
        total={t('coupons.overTimeTotal', { count: total.uses, discount: words.amounts(total.discount) })}
        valueName={String}
        none={t('coupons.noUses')}
      />
      <ReportTables report={report.data} />
    </>
  );
}
