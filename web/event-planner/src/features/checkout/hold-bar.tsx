import type { Hold } from '@event-planner/contracts/booking';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { useRenewHold } from './api/renew-hold.ts';
import { Countdown } from './countdown.tsx';

/** How long the places are still held, and the one chance to make it longer. */
export function HoldBar({ hold, onOver }: { readonly hold: Hold; readonly onOver: () => void }) {
  const { t } = useTranslation();
  const renew = useRenewHold(hold.id);
  return (
    <div className="card flex min-h-16 flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5">
      <Countdown until={hold.expiresAt} onOver={onOver} />
      {hold.renewable && (
        <Button look="secondary" size="small" busy={renew.isPending} onClick={() => renew.mutate()} title={t('checkout.extendOnce')}>
          {t('checkout.extend')}
        </Button>
      )}
      <span role="status" className={renew.isSuccess ? 'text-sm text-brand' : 'sr-only'}>
        {renew.isSuccess && t('checkout.extended')}
      </span>
    </div>
  );
}
