import type { Campaign } from '@event-planner/contracts/coupon';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmButton } from '../../components/dialog/confirm-button.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useSetCampaignState } from './api/save-campaign.ts';

/** Pauses a campaign, goes on with it, or ends it for good. */
export function StateButtons({ campaign: { id, state, terms } }: { readonly campaign: Campaign }) {
  const { t } = useTranslation('organizing');
  const set = useSetCampaignState(id);
  if (state === 'ended') return null;
  return (
    <>
      <Button look="secondary" busy={set.isPending} onClick={() => set.mutate(state === 'paused' ? 'active' : 'paused')}>
        {t(state === 'paused' ? 'coupons.goOn' : 'coupons.pause')}
      </Button>
      <ConfirmButton
        busy={set.isPending}
        title={t('coupons.endTitle', { name: terms.name })}
        text={t('coupons.endText')}
        action={t('coupons.end')}
        onConfirm={() => set.mutate('ended')}
      >
        {t('coupons.end')}
      </ConfirmButton>
      <Refusal error={set.error} className="basis-full" />
    </>
  );
}
