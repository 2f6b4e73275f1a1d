import type { Booking, Hold } from '@event-planner/contracts/booking';
import type { PaidWith } from '@event-planner/contracts/orders';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ChoiceCards } from '../../components/choice-cards.tsx';
import { Field } from '../../components/field.tsx';
import { MoneyField } from '../../components/money-field.tsx';
import { PriceSummary } from '../../components/price-summary.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { useDeskSale, useReleaseDeskHold } from './api/desk.ts';

interface DeskPaymentProps {
  readonly eventId: string;
  readonly hold: Hold;
  readonly onSold: (booking: Booking, changeMinor: number) => void;
  readonly onCancel: () => void;
}

type Way = Exclude<PaidWith, 'none' | 'bank_transfer'> | 'gift';

/** How it is paid, or why it is given away. The buyer leaves a name and an address only if they like. */
export function DeskPayment({ eventId, hold, onSold, onCancel }: DeskPaymentProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const sale = useDeskSale(eventId);
  const release = useReleaseDeskHold(eventId);
  const [way, setWay] = useState<Way>('cash');
  const [givenMinor, setGiven] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const changeMinor = way === 'cash' && givenMinor !== null ? givenMinor - hold.totalMinor : 0;
  const sell = (): void => {
    const buyer = { holdId: hold.id, ...(name.trim() !== '' && { name }), ...(email.trim() !== '' && { email }) };
    sale.mutate(
      way === 'gift'
        ? { kind: 'complimentary', reason, ...buyer }
        : { kind: 'sold', paidWith: hold.totalMinor === 0 ? 'none' : way, ...buyer },
      { onSuccess: booking => onSold(booking, Math.max(0, changeMinor)) },
    );
  };
  return (
    <form
      className="space-y-5"
      onSubmit={event => {
        event.preventDefault();
        sell();
      }}
    >
      <ul className="space-y-1">
        {hold.lines.map((line, at) => (
          <li key={at} className="flex justify-between gap-4">
            <span className="min-w-0">
              {line.quantity} × {line.ticketTypeName} <span className="text-soft">{line.place}</span>
            </span>
            <span className="tabular-nums">{format.money(line.priceMinor * line.quantity, hold.currency)}</span>
          </li>
        ))}
      </ul>
      {way !== 'gift' && <PriceSummary price={hold.price} currency={hold.currency} label={t('order.total')} />}
      <ChoiceCards<Way>
        legend={t('desk.how')}
        value={way}
        choices={[
          { value: 'cash', label: t('paidWith.cash') },
          { value: 'card_terminal', label: t('paidWith.card_terminal') },
          { value: 'invoice', label: t('paidWith.invoice') },
          { value: 'gift', label: t('desk.gift') },
        ]}
        onChoose={setWay}
      />
      {way === 'cash' && hold.totalMinor > 0 && (
        <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
          <MoneyField
            label={t('desk.given')}
            className="w-44"
            currency={hold.currency}
            valueMinor={givenMinor}
            onChange={setGiven}
            onEmpty={() => setGiven(null)}
          />
          <p role="status" className="min-h-11 py-2 text-lg">
            {givenMinor !== null &&
              (changeMinor < 0
                ? t('desk.short', { amount: format.money(-changeMinor, hold.currency) })
                : t('desk.change', { amount: format.money(changeMinor, hold.currency) }))}
          </p>
        </div>
      )}
      {way === 'gift' && (
        <Field
          label={t('desk.reason')}
          required
          maxLength={200}
          value={reason}
          onChange={event => setReason(event.target.value)}
          hint={t('desk.reasonHint')}
        />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('desk.name')} autoComplete="off" maxLength={200} value={name} onChange={event => setName(event.target.value)} />
        <Field
          label={t('desk.email')}
          type="email"
          autoComplete="off"
          maxLength={254}
          value={email}
          onChange={event => setEmail(event.target.value)}
          hint={t('desk.emailHint')}
        />
      </div>
      <Refusal error={sale.error ?? release.error} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={sale.isPending} disabled={changeMinor < 0}>
          {way === 'gift' ? t('desk.give') : t('desk.sell')}
        </Button>
        <Button look="quiet" busy={release.isPending} onClick={() => release.mutate(hold.id, { onSettled: onCancel })}>
          {t('desk.over')}
        </Button>
      </div>
    </form>
  );
}
