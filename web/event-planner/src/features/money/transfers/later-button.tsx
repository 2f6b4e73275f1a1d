import { type AwaitedPayment, TakenWith } from '@event-planner/contracts/payment-ways';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Button } from '../../../components/button.tsx';
import { ChoiceCards } from '../../../components/choice-cards.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { MoneyField } from '../../../components/money-field.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useTakeLater } from '../api/transfers.ts';

interface LaterButtonProps {
  readonly organizerId: string;
  readonly payment: AwaitedPayment;
}

/** Money came for what was written off, in no transfer that is imported: how much, and how. */
export function LaterButton({ organizerId, payment }: LaterButtonProps) {
  const { t } = useTranslation('money');
  const { t: organizing } = useTranslation('organizing');
  const format = useFormat();
  const { writtenOffMinor: seenMinor, currency } = payment;
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState<number>();
  const [paidWith, choose] = useState<z.infer<typeof TakenWith>>('cash');
  const take = useTakeLater(organizerId, payment.bookingId);
  const laterMinor = typed ?? seenMinor;
  const fits = laterMinor > 0 && laterMinor <= seenMinor;
  const money = (minor: number): string => format.money(minor, currency);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    take.mutate({ paidWith, seenMinor, laterMinor }, { onSuccess: () => setAsking(false) });
  };
  return (
    <>
      <Button look="secondary" size="small" onClick={() => setAsking(true)}>
        {t('transfers.later')}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('transfers.later')}
        text={t('transfers.laterText', { name: payment.name })}
      >
        <form onSubmit={submit} className="space-y-4">
          <MoneyField
            label={t('transfers.laterAmount')}
            currency={currency}
            valueMinor={laterMinor}
            onChange={setTyped}
            onWrong={() => setTyped(0)}
            problem={fits ? undefined : t('transfers.laterTooMuch', { amount: money(seenMinor) })}
          />
          <ChoiceCards
            legend={t('transfers.laterHow')}
            value={paidWith}
            choices={TakenWith.options.map(value => ({ value, label: organizing(`paidWith.${value}`) }))}
            onChoose={choose}
          />
          <p className="text-sm" role="status">
            {laterMinor < seenMinor ? t('transfers.laterLeaves', { amount: money(seenMinor - laterMinor) }) : t('transfers.laterEnds')}
          </p>
          <Refusal error={take.error} />
          <Button type="submit" busy={take.isPending} disabled={!fits}>
            {t('transfers.later')}
          </Button>
        </form>
      </Dialog>
    </>
  );
}
