import { createLazyRoute, Link } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { ProfileForm } from '../../features/organizers/profile-form.tsx';
import { useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';

export const route = createLazyRoute('/organize/$organizer/settings')({ component: SettingsPage });

function SettingsPage() {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  usePageTitle(t('nav.settings'));
  return (
    <>
      <PageHead title={t('settings.title')} text={t('settings.text')}>
        <Link to="/organizers/$slug" params={{ slug: organizer.slug }} className={buttonClass({ look: 'secondary', size: 'small' })}>
          <ExternalLink aria-hidden className="size-4" />
          {t('settings.seePublic')}
        </Link>
      </PageHead>
      <ProfileForm key={organizer.id} organizer={organizer} />
    </>
  );
}
