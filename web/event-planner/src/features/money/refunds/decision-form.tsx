import type { ProviderRefund, ProviderRefundDecision } from '@event-planner/contracts/provider-refunds';
import type { Refundable } from '@event-planner/contracts/refund';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ChoiceCards } from '../../../components/choice-cards.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { isRefusal } from '../../../lib/api/api-error.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { useDecideRefund } from '../api/provider-refunds.ts';
import { TicketChoice } from './ticket-choice.tsx';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';

interface DecisionFormProps {
  readonly refund: ProviderRefund;
  /** Unknown where the order is of no event any more. */
  readonly order: Refundable | undefined;
  readonly onClose: () => void;
}

/** An amount, tickets, or what failed here: only what the order has is offered. */
export function DecisionForm({ refund, order, onClose }: DecisionFormProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const decide = useDecideRefund(useOwnOrganizer().id, refund.id);
  const [purpose, setPurpose] = useState<ProviderRefundDecision['purpose'] | null>(null);
  const [tickets, setTickets] = useState<readonly string[]>([]);
  const valid = order?.tickets.filter(ticket => ticket.valid) ?? [];
  const failed = order?.refunds.filter(one => one.state === 'failed' && one.amountMinor === refund.amountMinor) ?? [];
  const [refundId, setRefundId] = useState(failed[0]?.id ?? '');
  const offered = ['amount' as const, ...(valid.length > 0 ? ['tickets' as const] : []), ...(failed.length > 0 ? ['refund' as const] : [])];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (purpose === null) return;
    decide.mutate(decisionOf({ purpose, tickets, refundId }), { onSuccess: onClose });
  };
  return (
    <form onSubmit={submit} className="space-y-5">
      <ChoiceCards
        legend={t('providerRefunds.what')}
        value={purpose}
        choices={offered.map(value => ({
          value,
          label: t(`providerRefunds.choose_${value}`),
          text: t(`providerRefunds.choose_${value}Text`),
        }))}
        onChoose={setPurpose}
      />
      {purpose === 'tickets' && <TicketChoice refund={refund} tickets={valid} chosen={tickets} onChoose={setTickets} />}
      {purpose === 'refund' && failed.length > 1 && (
        <SelectField
          label={t('providerRefunds.which')}
          value={refundId}
          options={failed.map(one => ({ value: one.id, label: format.moment(one.createdAt, ownTimeZone()) }))}
          onChoose={setRefundId}
        />
      )}
      <Failure error={decide.error} />
      <div className="flex flex-wrap justify-end gap-3">
        <Button look="quiet" onClick={onClose}>
          {t('providerRefunds.later')}
        </Button>
        <Button type="submit" busy={decide.isPending} disabled={purpose === null || (purpose === 'tickets' && tickets.length === 0)}>
          {t('providerRefunds.decide')}
        </Button>
      </div>
    </form>
  );
}

interface Chosen {
  readonly purpose: ProviderRefundDecision['purpose'];
  readonly tickets: readonly string[];
  readonly refundId: string;
}

function decisionOf({ purpose, tickets, refundId }: Chosen): ProviderRefundDecision {
  if (purpose === 'tickets') return { purpose, tickets: [...tickets] };
  return purpose === 'refund' ? { purpose, refundId } : { purpose };
}

function Failure({ error }: { readonly error: Error | null }) {
  const { t } = useTranslation('money');
  const known = (['refund_decided', 'refund_not_fitting'] as const).find(code => isRefusal(error, code));
  if (known === undefined) return <Refusal error={error} />;
  return (
    <Notice tone="bad" announce>
      {t(`providerRefunds.${known}`)}
    </Notice>
  );
}
