import type { RefundFiles, RefundToSend } from '@event-planner/contracts/refund-files';
import { faultOfAccount } from '@event-planner/contracts/payment-ways';
import { FileDown } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { useMakeRefundFile } from '../api/refund-files.ts';
import { type OwnAccount, OwnAccountFields } from '../own-account-fields.tsx';

interface RefundFileDialogProps {
  readonly account: RefundFiles['account'];
  /** Of one currency. */
  readonly refunds: readonly RefundToSend[];
  readonly onClose: () => void;
}

/** From which account, then the file. That it was sent is noted at the file, once the bank has done it. */
export function RefundFileDialog({ account, refunds, onClose }: RefundFileDialogProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const make = useMakeRefundFile(useOwnOrganizer().id);
  const [own, setOwn] = useState<OwnAccount>(account ?? { holder: '', iban: '', bic: null });
  const currency = refunds[0]?.currency ?? '';
  const totalMinor = refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const seen = refunds.map(({ refundId, amountMinor }) => ({ refundId, amountMinor }));
    make.mutate({ account: { ...own, holder: own.holder.trim() }, currency, refunds: seen }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('transfers.returnTitle')}
      text={t('refundFiles.dialogText', { count: refunds.length, amount: format.money(totalMinor, currency) })}
    >
      <form onSubmit={submit} className="space-y-4">
        <OwnAccountFields account={own} onChange={setOwn} />
        <Refusal error={make.error} />
        <Button type="submit" busy={make.isPending} disabled={faultOfAccount(own) !== undefined}>
          <FileDown aria-hidden className="size-4.5" />
          {t('transfers.returnDownload')}
        </Button>
      </form>
    </Dialog>
  );
}
