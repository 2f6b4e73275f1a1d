import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../components/use-page-title.ts';
import { MyEntries } from '../../features/waiting-list/my-entries.tsx';
import { SignedIn } from '../signed-in.tsx';

export const route = createLazyRoute('/waiting')({
  component: () => (
    <SignedIn>
      <WaitingPage />
    </SignedIn>
  ),
});

function WaitingPage() {
  const { t } = useTranslation();
  usePageTitle(t('waitList.mine'));
  return (
    <div className="mx-auto max-w-3xl space-y-8">
      <h1 className="text-3xl sm:text-4xl">{t('waitList.mine')}</h1>
      <MyEntries />
    </div>
  );
}
