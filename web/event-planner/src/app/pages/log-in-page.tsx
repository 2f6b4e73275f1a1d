import { createLazyRoute, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../components/use-page-title.ts';
import { LogIn } from '../../features/session/log-in.tsx';
import { LogInSearch } from '../search.ts';
import { SessionCard } from '../session-card.tsx';

export const route = createLazyRoute('/login')({ component: LogInPage });

function LogInPage() {
  const { t } = useTranslation();
  const search = LogInSearch.parse(route.useSearch());
  usePageTitle(t('nav.logIn'));
  return (
    <SessionCard title={t('session.logInTitle')} text={t('session.logInText')} redirect={search.redirect}>
      <LogIn returnTo={search.redirect ?? '/'} />
      <p className="mt-6 text-center text-soft">
        {t('session.noAccount')}{' '}
        <Link to="/sign-up" search={search} className="link">
          {t('nav.signUp')}
        </Link>
      </p>
    </SessionCard>
  );
}
