import type { AwaitedPayment } from '@event-planner/contracts/payment-ways';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { Field } from '../../../components/field.tsx';
import { MoneyField } from '../../../components/money-field.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useWriteOff } from '../api/transfers.ts';
import { useWantsDuplicates } from './duplicate-buttons.tsx';

interface WriteOffButtonProps {
  readonly organizerId: string;
  readonly payment: AwaitedPayment;
}

/** All of an invoice, or a part, will not be paid: says what becomes of the rest and of the tax before it does it. */
export function WriteOffButton({ organizerId, payment }: WriteOffButtonProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const { id: paymentId, amountMinor: owedMinor, arrivedMinor, currency } = payment;
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState<number>();
  const [reason, setReason] = useState('');
  const writeOff = useWriteOff(organizerId);
  const wantsDuplicates = useWantsDuplicates(organizerId);
  const amountMinor = typed ?? owedMinor;
  const leftMinor = owedMinor - amountMinor;
  const fits = amountMinor > 0 && leftMinor >= 0 && (leftMinor === 0 || leftMinor >= arrivedMinor);
  const money = (minor: number): string => format.money(minor, currency);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    writeOff.mutate({ paymentId, amountMinor, seenMinor: owedMinor, reason: reason.trim() }, { onSuccess: () => setAsking(false) });
  };
  return (
    <>
      <Button look="secondary" size="small" onClick={() => setAsking(true)}>
        {t('transfers.writeOff')}
      </Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t('transfers.writeOff')} text={t('transfers.writeOffText')}>
        <form onSubmit={submit} className="space-y-4">
          <MoneyField
            label={t('transfers.writeOffAmount')}
            currency={currency}
            valueMinor={amountMinor}
            onChange={setTyped}
            onWrong={() => setTyped(0)}
            problem={fits ? undefined : t('transfers.writeOffTooMuch', { owed: money(owedMinor), arrived: money(arrivedMinor) })}
          />
          <p className="text-sm" role="status">
            {leftMinor > 0 ? t('transfers.writeOffLeaves', { amount: money(leftMinor) }) : t('transfers.writeOffEnds')}
          </p>
          {arrivedMinor > 0 && leftMinor === 0 && (
            <p className="text-sm">{t('transfers.writeOffParts', { amount: money(arrivedMinor) })}</p>
          )}
          <Field
            required
            hint={t(wantsDuplicates ? 'transfers.writeOffReasonHintDuplicate' : 'transfers.writeOffReasonHint')}
            label={t('transfers.writeOffReason')}
            maxLength={200}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
          <Refusal error={writeOff.error} labels={{ reason: t('transfers.writeOffReason') }} />
          <Button type="submit" busy={writeOff.isPending} disabled={!fits || reason.trim() === ''}>
            {t('transfers.writeOff')}
          </Button>
        </form>
      </Dialog>
    </>
  );
}
