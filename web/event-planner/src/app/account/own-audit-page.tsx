import { AuditedService } from '@event-planner/contracts/audit';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { AuditSearch } from '../../features/audit-log/audit-search.ts';
import { AuditView } from '../../features/audit-log/audit-view.tsx';
import { useSession } from '../../lib/session/use-session.ts';
import { SignedIn } from '../signed-in.tsx';

export const route = createLazyRoute('/account/audit')({
  component: () => (
    <SignedIn>
      <OwnAuditPage />
    </SignedIn>
  ),
});

function OwnAuditPage() {
  const { t } = useTranslation('audit');
  const { t: account } = useTranslation('account');
  const session = useSession();
  const search = AuditSearch.parse(route.useSearch());
  const navigate = route.useNavigate();
  usePageTitle(t('log.ownTitle'));
  if (session.status !== 'user') return null;
  return (
    <div className="mx-auto max-w-4xl">
      <Link to="/account" className="link mb-4 inline-flex min-h-11 items-center gap-2">
        <ArrowLeft aria-hidden className="size-4" />
        {account('page.title')}
      </Link>
      <PageHead title={t('log.ownTitle')} text={t('log.ownText')} />
      <AuditView
        // By name even for who may see everybody's.
        whose={{ by: session.user.id }}
        services={AuditedService.options}
        search={search}
        onSearch={next => void navigate({ to: '.', search: next, replace: true, resetScroll: false })}
      />
    </div>
  );
}
