import type { PayoutAccount } from '@event-planner/contracts/payouts';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { mayDo, useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { useOnboarding, useRefreshAccount } from '../api/payouts.ts';

/** What the provider still needs, and the way to its page. */
export function ProviderSteps({ account: { currency, state, requirements } }: { readonly account: PayoutAccount }) {
  const { t } = useTranslation('money');
  const organizer = useOwnOrganizer();
  const onboarding = useOnboarding(organizer, currency);
  const refresh = useRefreshAccount(organizer.id, currency);
  if (!mayDo(organizer, 'changeMoney')) return null;
  return (
    <div className="space-y-3">
      {requirements.length > 0 && (
        <Notice tone="warning">
          <p>{t('payouts.needs')}</p>
          <ul className="mt-1 list-disc ps-5 text-sm">
            {requirements.map(name => (
              <li key={name} className="wrap-anywhere">
                {name.replaceAll(/[._]/g, ' ')}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Refusal error={onboarding.error ?? refresh.error} />
      <div className="flex flex-wrap gap-3">
        <Button look={state === 'ready' ? 'secondary' : 'primary'} busy={onboarding.isPending} onClick={() => onboarding.mutate()}>
          {t(state === 'onboarding' ? 'payouts.onboard' : 'payouts.atProvider')}
        </Button>
        {state !== 'ready' && (
          <Button look="secondary" busy={refresh.isPending} onClick={() => refresh.mutate(undefined)}>
            {t('payouts.refresh')}
          </Button>
        )}
      </div>
    </div>
  );
}
