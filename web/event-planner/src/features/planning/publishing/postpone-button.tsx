import { usualRefundDays } from '@event-planner/contracts/postponement';
import { PauseCircle } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { serverNow } from '../../../lib/server-clock.ts';
import type { useChangeState } from '../api/change-state.ts';

/** Says what it does, and asks for how long tickets may be given back, before doing it. */
export function PostponeButton({ change }: { readonly change: ReturnType<typeof useChangeState> }) {
  const { t } = useTranslation('organizing');
  const [asking, setAsking] = useState(false);
  const [days, setDays] = useState(usualRefundDays);
  const postpone = (): void => {
    setAsking(false);
    change.mutate({ refundUntil: new Date(serverNow() + days * 86_400_000).toISOString() });
  };
  return (
    <>
      <Button look="secondary" busy={change.isPending} onClick={() => setAsking(true)}>
        <PauseCircle aria-hidden className="size-5" />
        {t('publish.postpone')}
      </Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t('publish.postponeTitle')} text={t('publish.postponeText')}>
        <div className="space-y-5">
          <NumberField
            label={t('publish.refundDays')}
            hint={t('publish.refundDaysHint')}
            value={days}
            min={1}
            max={365}
            onChange={value => setDays(value ?? usualRefundDays)}
          />
          <div className="flex flex-wrap justify-end gap-3">
            <Button look="secondary" onClick={() => setAsking(false)}>
              {t('frame.keep')}
            </Button>
            <Button onClick={postpone}>{t('publish.postpone')}</Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
