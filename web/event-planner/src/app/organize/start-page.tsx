import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, Link, Navigate } from '@tanstack/react-router';
import { Building2, CalendarPlus, ChevronRight, Ticket, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { listInvitations } from '../../features/organizers/api/list-invitations.ts';
import { listMine } from '../../features/organizers/api/list-mine.ts';
import { FoundingForm } from '../../features/organizers/founding-form.tsx';
import { InvitationList } from '../../features/organizers/invitation-list.tsx';
import { useSession } from '../../lib/session/use-session.ts';
import { lastOrganizer } from './last-organizer.ts';

export const route = createLazyRoute('/organize/')({ component: StartPage });

/** Who has one organizer goes straight to it; who has none, several to choose from, or an invitation stops here. */
function StartPage() {
  const { t } = useTranslation('organizing');
  const { choose } = route.useSearch();
  const navigate = route.useNavigate();
  const mine = useQuery(listMine());
  const invitations = useQuery(listInvitations());
  usePageTitle(t('start.title'));
  if (mine.isPending || invitations.isPending) return <StartSkeleton />;
  if (mine.isError) return <ErrorView error={mine.error} onRetry={() => void mine.refetch()} level={1} />;
  const own = mine.data.items;
  const usual = own.find(({ slug }) => slug === lastOrganizer()) ?? own[0];
  const invited = (invitations.data?.items.length ?? 0) > 0;
  if (choose !== true && !invited && usual !== undefined)
    return <Navigate to="/organize/$organizer" params={{ organizer: usual.slug }} replace />;
  return (
    <div className="mx-auto max-w-3xl space-y-10">
      {own.length === 0 ? (
        <Pitch />
      ) : (
        <section>
          <h1 className="mb-5 text-2xl sm:text-3xl">{t('start.yours')}</h1>
          <ul className="space-y-3">
            {own.map(organizer => (
              <li key={organizer.id} className="card relative flex items-center gap-4 p-4 hover:border-brand">
                <Building2 aria-hidden className="size-6 shrink-0 text-brand" />
                <Link
                  to="/organize/$organizer"
                  params={{ organizer: organizer.slug }}
                  className="min-w-0 grow truncate font-semibold after:absolute after:inset-0"
                >
                  {organizer.name}
                </Link>
                <span className="text-sm text-soft">{t(`roles.${organizer.role}`)}</span>
                <ChevronRight aria-hidden className="size-5 text-soft rtl:-scale-x-100" />
              </li>
            ))}
          </ul>
        </section>
      )}
      <InvitationList />
      <section aria-labelledby="found" className="card p-5 shadow-card sm:p-8">
        <h2 id="found" className="mb-1 text-xl">
          {t(own.length === 0 ? 'founding.title' : 'founding.another')}
        </h2>
        <p className="mb-6 text-soft">{t('founding.text')}</p>
        <FoundingForm onFounded={({ slug }) => void navigate({ to: '/organize/$organizer', params: { organizer: slug } })} />
      </section>
    </div>
  );
}

const promises = [
  ['start.promiseEvent', CalendarPlus],
  ['start.promiseTickets', Ticket],
  ['start.promiseTeam', Users],
] as const;

function Pitch() {
  const { t } = useTranslation('organizing');
  const session = useSession();
  return (
    <section>
      <h1 className="text-3xl sm:text-4xl">{t('start.title')}</h1>
      <p className="mt-3 text-lg text-soft text-pretty">{t('start.text')}</p>
      <ul className="mt-6 grid gap-4 sm:grid-cols-3">
        {promises.map(([key, Icon]) => (
          <li key={key} className="flex gap-3 sm:flex-col">
            <Icon aria-hidden className="size-6 shrink-0 text-brand" />
            <span>{t(key)}</span>
          </li>
        ))}
      </ul>
      {session.status === 'user' && <p className="mt-6 text-sm text-soft">{t('start.invited', { email: session.user.email })}</p>}
    </section>
  );
}

const StartSkeleton = () => (
  <Loading className="mx-auto max-w-3xl space-y-6">
    <Skeleton className="h-10 w-72" />
    <Skeleton className="h-6 w-full" />
    <Skeleton className="h-80 rounded-card" />
  </Loading>
);
