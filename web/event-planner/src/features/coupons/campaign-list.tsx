import type { Campaign } from '@event-planner/contracts/coupon';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { TicketPercent } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { serverNow } from '../../lib/server-clock.ts';
import { listCampaigns } from './api/campaigns.ts';
import { standingOf, toneOf } from './standing.ts';
import { useCampaignWords } from './use-campaign-words.ts';

interface CampaignListProps {
  readonly organizer: { readonly id: string; readonly slug: string };
  readonly begin: ReactNode;
}

export function CampaignList({ organizer, begin }: CampaignListProps) {
  const { t } = useTranslation('organizing');
  const campaigns = useInfiniteQuery(listCampaigns(organizer.id));
  if (campaigns.isPending)
    return (
      <Loading className="space-y-3">
        <Skeleton className="h-20" />
        <Skeleton className="h-20" />
      </Loading>
    );
  if (campaigns.isError) return <ErrorView error={campaigns.error} onRetry={() => void campaigns.refetch()} />;
  const items = campaigns.data.pages.flatMap(page => page.items);
  if (items.length === 0)
    return (
      <MessageView icon={<TicketPercent />} title={t('coupons.none')} text={t('coupons.noneText')}>
        {begin}
      </MessageView>
    );
  return (
    <>
      <ul aria-label={t('coupons.title')} className="card divide-y divide-line">
        {items.map(item => (
          <CampaignRow key={item.id} campaign={item} organizer={organizer.slug} />
        ))}
      </ul>
      <MoreButton of={campaigns} />
    </>
  );
}

function CampaignRow({ campaign, organizer }: { readonly campaign: Campaign; readonly organizer: string }) {
  const { t } = useTranslation('organizing');
  const words = useCampaignWords();
  const { id, terms, code, codes, used, open } = campaign;
  const standing = standingOf(campaign, serverNow());
  const uses = terms.maxUses === null ? String(used.uses) : t('coupons.countOf', { count: used.uses, max: terms.maxUses });
  return (
    <li className="relative flex flex-wrap items-center gap-x-6 gap-y-2 p-4 hover:bg-sunken sm:p-5">
      <div className="min-w-0 grow basis-64">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          <Link
            to="/organize/$organizer/coupons/$campaignId"
            params={{ organizer, campaignId: id }}
            className="wrap-anywhere after:absolute after:inset-0"
          >
            {terms.name}
          </Link>
          <Badge tone={toneOf[standing]}>{t(`coupons.standing_${standing}`)}</Badge>
        </p>
        <p className="text-sm text-soft">
          {words.gift(terms)}
          {codes === 1 && code !== null ? ` · ${code}` : ` · ${t('coupons.codesCount', { count: codes })}`}
        </p>
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <Figure name={t('coupons.used')} value={open > 0 ? `${uses} ${t('coupons.andOpen', { count: open })}` : uses} />
        <Figure name={t('coupons.revenue')} value={words.amounts(used.revenue)} />
      </dl>
    </li>
  );
}

const Figure = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt className="text-soft">{name}</dt>
    <dd className="font-medium tabular-nums">{value}</dd>
  </div>
);
