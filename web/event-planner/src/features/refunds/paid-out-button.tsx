import type { PaidOut, TeamRefund } from '@event-planner/contracts/refund';
import { TakenWith } from '@event-planner/contracts/payment-ways';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { CheckField } from '../../components/check-field.tsx';
import { ChoiceCards } from '../../components/choice-cards.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { mayDo, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';

interface PaidOutButtonProps {
  readonly refund: TeamRefund;
  readonly busy: boolean;
  /** Why it may be on its way already. */
  readonly warning?: string | undefined;
  readonly onPaidOut: (how: { readonly paidOut: PaidOut; readonly takeOutOf?: string | undefined }) => void;
}

type How = PaidOut['paidWith'] | 'file';

/** That somebody gave the money to the buyer, and out of which drawer. What is in a file for the bank was sent by it, or the bank has not done so and never will. */
export function PaidOutButton({ refund, busy, warning, onPaidOut }: PaidOutButtonProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const organizer = useOwnOrganizer();
  const { fileId } = refund;
  const [how, choose] = useState<How>(fileId === null ? (refund.paidWith ?? 'bank_transfer') : 'file');
  const [isNotExecuted, setNotExecuted] = useState(false);
  const isBeside = fileId !== null && how !== 'file';
  const ways: readonly How[] =
    fileId === null ? TakenWith.options : mayDo(organizer, 'changeMoney') ? ['file', ...TakenWith.options] : ['file'];
  const say = (): void =>
    onPaidOut(
      how === 'file'
        ? { paidOut: { paidWith: 'bank_transfer', ...(fileId !== null && { fileId }) } }
        : { paidOut: { paidWith: how }, takeOutOf: fileId ?? undefined },
    );
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
          {fileId !== null && <Notice tone="warning">{warning ?? t('refunding.filedWarningShort')}</Notice>}
          <ChoiceCards
            legend={t('refunding.paidOutHow')}
            value={how}
            choices={ways.map(value => ({ value, label: t(value === 'file' ? 'refunding.byFile' : `paidWith.${value}`) }))}
            onChoose={choose}
          />
          {isBeside && (
            <CheckField
              checked={isNotExecuted}
              label={t('refunding.notExecuted')}
              hint={t('refunding.notExecutedHint')}
              onCheck={setNotExecuted}
            />
          )}
          <p className="text-sm text-soft">{t('refunding.paidOutHowHint')}</p>
          <div className="flex flex-wrap justify-end gap-3">
            <Button look="secondary" onClick={close}>
              {t('frame.keep')}
            </Button>
            <Button
              disabled={isBeside && !isNotExecuted}
              onClick={() => {
                close();
                say();
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
