import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { AuditSearch } from '../../features/audit-log/audit-search.ts';
import { AuditView } from '../../features/audit-log/audit-view.tsx';
import { mayDo, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';

export const route = createLazyRoute('/organize/$organizer/audit')({ component: AuditPage });

/** What accounts do is their owners' business alone. */
const ofOrganizers = ['event', 'booking', 'payment', 'audit'] as const;

function AuditPage() {
  const { t } = useTranslation('audit');
  const organizer = useOwnOrganizer();
  const search = AuditSearch.parse(route.useSearch());
  const navigate = route.useNavigate();
  usePageTitle(t('log.title'));
  if (!mayDo(organizer, 'seeAudit')) return <Notice>{t('log.notForYou')}</Notice>;
  return (
    <>
      <PageHead title={t('log.title')} text={t('log.organizerText')} />
      <AuditView
        key={organizer.id}
        whose={{ organizerId: organizer.id }}
        services={ofOrganizers}
        search={search}
        onSearch={next => void navigate({ to: '.', search: next, replace: true, resetScroll: false })}
      />
    </>
  );
}
