import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ProviderMark } from '../../components/provider-mark.tsx';
import { SessionNotice } from '../../components/session-notice.tsx';
import { isEmbedded } from '../../lib/is-embedded.ts';
import { listProviders } from '../../lib/session/providers.ts';
import { useProviderSignIn } from './api/providers.ts';

interface ProviderButtonsProps {
  /** @default where one is now */
  readonly returnTo?: string | undefined;
  /** @default yes */
  readonly isRemembered?: () => boolean;
}

/** Signing in with an account elsewhere, by whoever is configured; nothing where nobody is. Providers let nobody frame their pages. */
export function ProviderButtons({ returnTo, isRemembered = () => true }: ProviderButtonsProps) {
  const { t } = useTranslation();
  const providers = useQuery({ ...listProviders, enabled: !isEmbedded() });
  const signIn = useProviderSignIn();
  if (providers.data === undefined || providers.data.items.length === 0) return null;
  return (
    <div className="mt-6 space-y-3">
      <p className="flex items-center gap-3 text-sm text-soft before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">
        {t('provider.or')}
      </p>
      <SessionNotice error={signIn.error} />
      {providers.data.items.map(({ id, name }) => (
        <Button
          key={id}
          look="secondary"
          className="w-full py-2"
          // Busy until the browser has left.
          busy={(signIn.isPending || signIn.isSuccess) && signIn.variables.provider === id}
          onClick={() =>
            signIn.mutate({ provider: id, returnTo: returnTo ?? `${location.pathname}${location.search}`, remember: isRemembered() })
          }
        >
          <ProviderMark provider={id} />
          {t('provider.with', { name })}
        </Button>
      ))}
    </div>
  );
}
