import { createLazyRoute, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../components/use-page-title.ts';
import { ProviderButtons } from '../../features/session/provider-buttons.tsx';
import { SignUpForm } from '../../features/session/sign-up-form.tsx';
import { LogInSearch } from '../search.ts';
import { SessionCard } from '../session-card.tsx';

export const route = createLazyRoute('/sign-up')({ component: SignUpPage });

function SignUpPage() {
  const { t } = useTranslation();
  const search = LogInSearch.parse(route.useSearch());
  const navigate = route.useNavigate();
  usePageTitle(t('nav.signUp'));
  return (
    <SessionCard title={t('session.signUpTitle')} text={t('session.signUpText')} redirect={search.redirect}>
      <SignUpForm onCodeSent={email => void navigate({ to: '/verify', search: { ...search, email } })} />
      <ProviderButtons returnTo={search.redirect ?? '/'} />
      <p className="mt-6 text-center text-soft">
        {t('session.haveAccount')}{' '}
        <Link to="/login" search={search} className="link">
          {t('nav.logIn')}
        </Link>
      </p>
    </SessionCard>
  );
}
