import type { Refundable } from '@event-planner/contracts/refund';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../components/check-field.tsx';
import { ChoiceCards } from '../../components/choice-cards.tsx';
import { Field } from '../../components/field.tsx';
import { MoneyField } from '../../components/money-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { howOf } from './how-of.ts';
import type { Wish } from './wish.ts';

export type { Wish };

interface RefundFieldsProps {
  readonly order: Refundable;
  readonly wish: Wish;
  readonly onChange: (change: Partial<Wish>) => void;
}

/** What of an order goes back, and on which terms. */
export function RefundFields({ order, wish, onChange }: RefundFieldsProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const money = (minor: number): string => format.money(minor, order.currency);
  const choices = (['order', 'tickets', 'amount'] as const).map(value => ({ value, label: t(`refunding.${value}`) }));
  const toggle = (id: string, checked: boolean): void =>
    onChange({ tickets: checked ? [...wish.tickets, id] : wish.tickets.filter(one => one !== id) });
  return (
    <div className="space-y-4">
      <SelectField label={t('refunding.what')} value={wish.of} options={choices} onChoose={of => onChange({ of: of as Wish['of'] })} />
      {wish.of === 'tickets' && (
        <ul className="space-y-1">
          {order.tickets.map(ticket => (
            <li key={ticket.ticketId}>
              <CheckField
                checked={wish.tickets.includes(ticket.ticketId)}
                disabled={!ticket.valid && wish.endTickets}
                label={[ticket.ticketTypeName, ticket.place].filter(one => one !== '').join(', ')}
                hint={[ticket.name, money(ticket.amountMinor), ...(ticket.valid ? [] : [t('refunding.ended')])].join(' · ')}
                onCheck={checked => toggle(ticket.ticketId, checked)}
              />
            </li>
          ))}
        </ul>
      )}
      {wish.of === 'amount' && (
        <MoneyField
          label={t('refunding.amountLabel')}
          currency={order.currency}
          valueMinor={wish.amountMinor}
          onChange={amountMinor => onChange({ amountMinor })}
          onWrong={() => onChange({ amountMinor: 0 })}
        />
      )}
      {wish.of !== 'amount' && (
        <CheckField
          label={t('refunding.endTickets')}
          hint={t('refunding.endTicketsHint')}
          checked={wish.endTickets}
          onCheck={endTickets => onChange({ endTickets })}
        />
      )}
      {wish.of !== 'amount' && order.feesMinor > 0 && (
        <CheckField
          label={t('refunding.withFees')}
          hint={t('refunding.withFeesHint', { amount: money(order.feesMinor) })}
          checked={wish.withFees}
          onCheck={withFees => onChange({ withFees })}
        />
      )}
      {order.creditPossible && (
        <ChoiceCards
          legend={t('refunding.how')}
          value={wish.asCredit ? 'credit' : 'original'}
          choices={[
            { value: 'original', label: t('refunding.asPaid'), text: t(howOf(order)) },
            { value: 'credit', label: t('refunding.asCredit'), text: t('refunding.asCreditText') },
          ]}
          onChoose={how => onChange({ asCredit: how === 'credit' })}
        />
      )}
      <Field
        label={t('refunding.reason')}
        hint={t('refunding.reasonHint')}
        value={wish.reason}
        maxLength={200}
        onChange={event => onChange({ reason: event.target.value })}
      />
    </div>
  );
}
