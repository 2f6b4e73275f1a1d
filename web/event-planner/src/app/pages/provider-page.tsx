import { createLazyRoute, useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../components/use-page-title.ts';
import { ProviderAnswer } from '../../features/session/provider-answer.tsx';
import { SignCard } from '../session-card.tsx';

export const route = createLazyRoute('/login/$provider')({ component: ProviderPage });

function ProviderPage() {
  const { t } = useTranslation();
  const { provider } = route.useParams();
  const router = useRouter();
  // As it came: the router would read numbers into it.
  const [said] = useState(() => new URLSearchParams(location.search));
  // What was said is not kept, in the address or among those one goes back to.
  useEffect(() => router.history.replace(location.pathname), [router]);
  // By its address, because it may be any of our pages with whatever it had to say.
  const goTo = useCallback((returnTo: string) => router.history.replace(returnTo), [router]);
  const logIn = useCallback(
    (returnTo: string) => router.history.replace(`/login?${new URLSearchParams({ redirect: returnTo }).toString()}`),
    [router],
  );
  usePageTitle(t('nav.logIn'));
  return (
    <SignCard title={t('provider.title')}>
      <ProviderAnswer provider={provider} said={said} onDone={goTo} onLogIn={logIn} />
    </SignCard>
  );
}
