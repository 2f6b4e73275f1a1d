import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { ConfirmationGate } from '../../features/account/confirmation-gate.tsx';
import { useConfirming } from '../../lib/confirming.ts';
import { ApiKeysView } from '../../features/api-keys/api-keys-view.tsx';
import { useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';

export const route = createLazyRoute('/organize/$organizer/api-keys')({
  component: () => (
    <ConfirmationGate>
      <ApiKeysPage />
    </ConfirmationGate>
  ),
});

function ApiKeysPage() {
  const { t } = useTranslation('organizing');
  const { id } = useOwnOrganizer();
  const confirming = useConfirming();
  usePageTitle(t('nav.apiKeys'));
  return (
    <>
      <PageHead title={t('keys.title')} text={t('keys.text')}>
        <a href="/api/docs" className="link text-sm">
          {t('keys.docs')}
        </a>
      </PageHead>
      <ApiKeysView key={id} organizerId={id} confirming={confirming} />
    </>
  );
}
