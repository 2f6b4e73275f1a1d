import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { useWriting } from '../workspace/sections.ts';
import type { TicketFieldsProps } from './ticket-form.tsx';

/** From when, and until a moment or so long before the start. The latter moves along when the event does. */
export function SalesFields({ type, change }: TicketFieldsProps) {
  const { t } = useTranslation('organizing');
  const { schedule } = useWriting().sections;
  const { salesUntil } = type;
  const relative = typeof salesUntil !== 'string';
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field
        type="datetime-local"
        label={t('tickets.salesFrom')}
        hint={t('tickets.salesFromHint')}
        value={type.salesFrom ?? ''}
        onChange={event => change({ salesFrom: event.target.value === '' ? null : event.target.value })}
      />
      <div className="space-y-4">
        <SelectField
          label={t('tickets.salesUntil')}
          className="[&>label]:text-base"
          value={relative ? 'relative' : 'moment'}
          options={[
            { value: 'relative', label: t('tickets.untilStart') },
            ...(schedule === undefined ? [] : [{ value: 'moment', label: t('tickets.untilMoment') }]),
          ]}
          onChoose={kind =>
            change({ salesUntil: kind === 'relative' || !schedule?.startsAt ? { minutesBeforeStart: 0 } : schedule.startsAt })
          }
        />
        {relative ? (
          <NumberField
            label={t('tickets.minutesBefore')}
            hint={t('tickets.minutesBeforeHint')}
            value={salesUntil.minutesBeforeStart}
            max={60 * 24 * 365}
            onChange={minutes => minutes !== null && change({ salesUntil: { minutesBeforeStart: minutes } })}
          />
        ) : (
          <Field
            type="datetime-local"
            label={t('tickets.moment')}
            value={salesUntil}
            onChange={event => event.target.value !== '' && change({ salesUntil: event.target.value })}
          />
        )}
      </div>
    </div>
  );
}
