import { mostAtOnce } from '@event-planner/contracts/event';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../components/number-field.tsx';
import type { TicketFieldsProps } from './ticket-form.tsx';

export function LimitFields({ type, change }: TicketFieldsProps) {
  const { t } = useTranslation('organizing');
  return (
    <div className="grid gap-5 sm:grid-cols-3">
      <NumberField
        label={t('tickets.minPerOrder')}
        value={type.minPerOrder}
        min={1}
        max={type.maxPerOrder}
        onChange={value => value !== null && change({ minPerOrder: value })}
      />
      <NumberField
        label={t('tickets.maxPerOrder')}
        value={type.maxPerOrder}
        min={type.minPerOrder}
        max={mostAtOnce}
        onChange={value => value !== null && change({ maxPerOrder: value })}
      />
      <NumberField
        label={t('tickets.typePerPerson')}
        hint={t('tickets.typePerPersonHint')}
        value={type.maxPerPerson}
        orNone
        min={1}
        onChange={maxPerPerson => change({ maxPerPerson })}
      />
    </div>
  );
}
