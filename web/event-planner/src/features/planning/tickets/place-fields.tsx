import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../components/number-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { useWriting } from '../workspace/sections.ts';
import type { TicketFieldsProps } from './ticket-form.tsx';

/** Which seats it sells, or how many places. */
export function PlaceFields({ type, change }: TicketFieldsProps) {
  const { t } = useTranslation('organizing');
  const { seatMap } = useWriting();
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      {(seatMap !== undefined || type.category !== null) && (
        <SelectField
          label={t('tickets.category')}
          className="[&>label]:text-base"
          value={type.category ?? ''}
          options={[
            { value: '', label: t('tickets.noCategory') },
            ...(seatMap?.categories.map(({ id, name }) => ({ value: id, label: name })) ?? []),
          ]}
          onChoose={category => change(category === '' ? { category: null, capacity: type.capacity ?? 100 } : { category, capacity: null })}
        />
      )}
      <NumberField
        label={t('tickets.capacity')}
        hint={type.category === null ? undefined : t('tickets.capacityHint')}
        value={type.capacity}
        orNone
        onChange={capacity => change({ capacity })}
      />
    </div>
  );
}
