import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../lib/i18n/language.ts';
import { onSessionChange, sessionNow } from '../lib/session/session.ts';
import { queries } from './queries.ts';
import { router } from './router.tsx';

export function App() {
  useForgottenUser();
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nextProvider>
  );
}

/** What one user saw must not be shown to the next: with the user goes everything that was theirs. */
function useForgottenUser(): void {
  useEffect(() => {
    let user = userNow();
    return onSessionChange(() => {
      if (user !== undefined && userNow() !== user) queries.removeQueries({ predicate: query => query.queryKey[0] !== 'events' });
      user = userNow();
    });
  }, []);
}

const userNow = (): string | undefined => {
  const session = sessionNow();
  return session.status === 'user' ? session.user.id : undefined;
};
