import type { PaidOut, TeamRefund } from '@event-planner/contracts/refund';
import { TakenWith } from '@event-planner/contracts/payment-ways';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ChoiceCards } from '../../components/choice-cards.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { useFormat } from '../../lib/format/use-format.ts';

interface PaidOutButtonProps {
  readonly refund: TeamRefund;
  readonly busy: boolean;
  /** Why it may be on its way already. */
  readonly warning?: string | undefined;
  readonly onPaidOut: (paidOut: PaidOut) => void;
}

/** That somebody gave the money to the buyer, and out of which drawer. */
export function PaidOutButton({ refund, busy, warning, onPaidOut }: PaidOutButtonProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [paidWith, choose] = useState<PaidOut['paidWith']>(refund.paidWith ?? 'bank_transfer');
  const close = (): void => setOpen(false);
  const amount = format.money(refund.toPayOutMinor, refund.currency);
  return (
    <>
      <Button look="secondary" size="small" busy={busy} onClick={() => setOpen(true)}>
        {t('refunding.paidOut')}
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title={t('refunding.paidOutTitle')}
        text={t('refunding.paidOutText', { name: refund.buyer, amount })}
      >
        <div className="space-y-5">
          {warning !== undefined && <Notice tone="warning">{warning}</Notice>}
          <ChoiceCards
            legend={t('refunding.paidOutHow')}
            value={paidWith}
            choices={TakenWith.options.map(value => ({ value, label: t(`paidWith.${value}`) }))}
            onChoose={choose}
          />
          <p className="text-sm text-soft">{t('refunding.paidOutHowHint')}</p>
          <div className="flex flex-wrap justify-end gap-3">
            <Button look="secondary" onClick={close}>
              {t('frame.keep')}
            </Button>
            <Button
              onClick={() => {
                close();
                onPaidOut({ paidWith });
              }}
            >
              {t('refunding.paidOut')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
