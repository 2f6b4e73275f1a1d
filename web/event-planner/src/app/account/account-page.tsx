import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { ActivityPanel } from '../../features/account/activity-panel.tsx';
import { ConfirmationGate } from '../../features/account/confirmation-gate.tsx';
import { CreditPanel } from '../../features/payment/credit-panel.tsx';
import { DataPanel } from '../../features/account/data-panel.tsx';
import { EmailPanel } from '../../features/account/email-panel.tsx';
import { FactorPanel } from '../../features/account/factor-panel.tsx';
import { ProfilePanel } from '../../features/account/profile-panel.tsx';
import { PasskeysPanel } from '../../features/account/passkeys-panel.tsx';
import { IdentitiesPanel } from '../../features/account/identities-panel.tsx';
import { PasswordPanel } from '../../features/account/password-panel.tsx';
import { SessionsPanel } from '../../features/account/sessions-panel.tsx';
import { SignedIn } from '../signed-in.tsx';

export const route = createLazyRoute('/account')({
  component: () => (
    <SignedIn>
      <AccountPage />
    </SignedIn>
  ),
});

function AccountPage() {
  const { t } = useTranslation('account');
  usePageTitle(t('page.title'));
  return (
    <ConfirmationGate>
      <div className="mx-auto max-w-3xl">
        <PageHead title={t('page.title')} text={t('page.text')} />
        <div className="space-y-6">
          <ProfilePanel />
          <CreditPanel />
          <EmailPanel />
          <PasswordPanel />
          <PasskeysPanel />
          <IdentitiesPanel />
          <FactorPanel />
          <SessionsPanel />
          <ActivityPanel />
          <DataPanel />
        </div>
      </div>
    </ConfirmationGate>
  );
}
