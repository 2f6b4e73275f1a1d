import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { createLazyRoute, Link, Navigate } from '@tanstack/react-router';
import { CalendarPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { PageHead, Panel } from '../../components/page-head.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { getAvailability } from '../../features/events/api/get-availability.ts';
import { InvitationList } from '../../features/organizers/invitation-list.tsx';
import { attentionOf, upcomingOf } from '../../features/overview/attention.ts';
import { AttentionList } from '../../features/overview/attention-list.tsx';
import { SalesPanel } from '../../features/overview/sales-panel.tsx';
import { UpcomingList } from '../../features/overview/upcoming-list.tsx';
import { VisitsPanel } from '../../features/overview/visits-panel.tsx';
import { getEventCancellation } from '../../features/refunds/api/event-cancellation.ts';
import { getPlan } from '../../features/planning/api/get-plan.ts';
import { listPlanned } from '../../features/planning/api/list-planned.ts';
import { mayDo, seesPlans, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { serverNow } from '../../lib/server-clock.ts';

export const route = createLazyRoute('/organize/$organizer/')({ component: IndexPage });

const shownUpcoming = 6;
const shownDrafts = 5;
const shownCancelled = 5;

/** Who only sells or lets people in begins with the events. */
function IndexPage() {
  const organizer = useOwnOrganizer();
  if (seesPlans(organizer)) return <OverviewPage />;
  return <Navigate to="/organize/$organizer/events" params={{ organizer: organizer.slug }} search={{}} replace />;
}

function OverviewPage() {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  usePageTitle(t('nav.overview'));
  const published = useInfiniteQuery(listPlanned(organizer.id, { state: 'published', limit: 100 }));
  const drafts = useInfiniteQuery(listPlanned(organizer.id, { state: 'draft', limit: shownDrafts }));
  const cancelled = useInfiniteQuery({
    ...listPlanned(organizer.id, { state: 'cancelled', limit: shownCancelled }),
    enabled: mayDo(organizer, 'seeOrders'),
  });
  if (published.isPending || drafts.isPending) return <OverviewSkeleton />;
  const failed = [published, drafts].find(query => query.isError);
  if (published.data === undefined || drafts.data === undefined)
    return <ErrorView error={failed?.error} onRetry={() => void failed?.refetch()} level={1} />;
  const now = serverNow();
  const upcoming = upcomingOf(
    published.data.pages.flatMap(({ items }) => items),
    now,
  ).slice(0, shownUpcoming);
  const draftItems = drafts.data.pages.flatMap(({ items }) => items).slice(0, shownDrafts);
  const isNew = draftItems.length === 0 && published.data.pages.every(({ items }) => items.length === 0);
  return (
    <>
      <PageHead title={t('nav.overview')} />
      <div className="space-y-6">
        <InvitationList />
        {isNew ? (
          <MessageView icon={<CalendarPlus />} title={t('events.none')} text={t('events.noneText')}>
            <Link to="/organize/$organizer/events" params={{ organizer: organizer.slug }} search={{}} className={buttonClass()}>
              {t('overview.begin')}
            </Link>
          </MessageView>
        ) : (
          <>
            <div className="grid items-start gap-6 xl:grid-cols-2">
              <Panel title={t('overview.attention')}>
                <Needing
                  cancelled={cancelled.data?.pages[0]?.items ?? []}
                  upcoming={upcoming}
                  drafts={draftItems}
                  now={now}
                  organizer={organizer.slug}
                />
              </Panel>
              <Panel title={t('overview.upcoming')}>
                <UpcomingList events={upcoming} organizer={organizer.slug} />
              </Panel>
            </div>
            <SalesPanel organizerId={organizer.id} />
            <VisitsPanel organizerId={organizer.id} />
          </>
        )}
      </div>
    </>
  );
}

interface NeedingProps {
  readonly cancelled: ReturnType<typeof upcomingOf>;
  readonly upcoming: ReturnType<typeof upcomingOf>;
  readonly drafts: ReturnType<typeof upcomingOf>;
  readonly now: number;
  readonly organizer: string;
}

function Needing({ cancelled, upcoming, drafts, now, organizer }: NeedingProps) {
  const plans = useQueries({ queries: drafts.map(({ id }) => getPlan(id)) });
  const availabilities = useQueries({ queries: upcoming.map(({ id }) => getAvailability(id)) });
  const cancellations = useQueries({ queries: cancelled.map(getEventCancellation) });
  const items = attentionOf({
    cancelled: cancelled.map((event, at) => ({ event, cancellation: cancellations[at]?.data })),
    drafts: drafts.map((event, at) => ({ event, missing: plans[at]?.data?.missing })),
    upcoming: upcoming.map((event, at) => ({ event, availability: availabilities[at]?.data })),
    now,
  });
  if ([...plans, ...availabilities].some(query => query.isPending)) return <Skeleton className="h-24" />;
  return <AttentionList items={items} organizer={organizer} />;
}

const OverviewSkeleton = () => (
  <Loading className="space-y-6">
    <Skeleton className="h-10 w-48" />
    <Skeleton className="h-64 rounded-card" />
    <Skeleton className="h-80 rounded-card" />
  </Loading>
);
