import type { ProviderRefund } from '@event-planner/contracts/provider-refunds';
import type { Refundable } from '@event-planner/contracts/refund';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../components/check-field.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';

interface TicketChoiceProps {
  readonly refund: ProviderRefund;
  readonly tickets: Refundable['tickets'];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** Which tickets it was for, with what they cost beside what went back: it need not be the same. */
export function TicketChoice({ refund, tickets, chosen, onChoose }: TicketChoiceProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const money = (minor: number): string => format.money(minor, refund.currency);
  const costMinor = tickets.filter(one => chosen.includes(one.ticketId)).reduce((sum, one) => sum + one.amountMinor + one.feeMinor, 0);
  return (
    <fieldset>
      <legend className="mb-1.5 font-semibold">{t('providerRefunds.tickets')}</legend>
      <ul className="space-y-1">
        {tickets.map(({ ticketId, ticketTypeName, place, name, amountMinor, feeMinor }) => (
          <li key={ticketId}>
            <CheckField
              checked={chosen.includes(ticketId)}
              label={[ticketTypeName, place].filter(one => one !== '').join(', ')}
              hint={`${name} · ${money(amountMinor + feeMinor)}`}
              onCheck={checked => onChoose(checked ? [...chosen, ticketId] : chosen.filter(one => one !== ticketId))}
            />
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-soft" aria-live="polite">
        {t('providerRefunds.cost', { cost: money(costMinor), amount: money(refund.amountMinor) })}
      </p>
    </fieldset>
  );
}
