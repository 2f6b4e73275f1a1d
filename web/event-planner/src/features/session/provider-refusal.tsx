import { ReturnPath } from '@event-planner/contracts/return-path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { SessionNotice } from '../../components/session-notice.tsx';
import { ApiError } from '../../lib/api/api-error.ts';

const sentences = {
  sign_in_denied: 'provider.denied',
  sign_in_expired: 'provider.expired',
  sign_in_mismatched: 'provider.mismatched',
  provider_unavailable: 'provider.unavailable',
  email_unverified: 'provider.unverified',
  link_needed: 'provider.linkNeeded',
  identity_taken: 'provider.taken',
  provider_linked: 'provider.linkedAlready',
} as const;

interface ProviderRefusalProps {
  /** None where somebody came here without an answer. */
  readonly error: unknown;
  readonly onGoOn: (returnTo: string) => void;
}

/** Why it did not work, and how to go on. */
export function ProviderRefusal({ error, onGoOn }: ProviderRefusalProps) {
  const { t } = useTranslation();
  const problem = error instanceof ApiError ? error.problem : undefined;
  const code = error === null ? 'sign_in_expired' : problem?.code;
  const known = Object.entries(sentences).find(([name]) => name === code)?.[1];
  return (
    <div className="space-y-5">
      {known === undefined ? (
        <SessionNotice error={error} />
      ) : (
        <Notice tone="bad" announce>
          {t(known)}
        </Notice>
      )}
      <Button className="w-full" onClick={() => onGoOn(ReturnPath.catch('/').parse(problem?.['returnTo']))}>
        {t('provider.goOn')}
      </Button>
    </div>
  );
}
