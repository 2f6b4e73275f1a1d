import { useTranslation } from 'react-i18next';
import { Field } from '../../components/field.tsx';
import { SelectField } from '../../components/select-field.tsx';

export interface ForWhom {
  readonly who: 'everybody' | 'one';
  readonly organizer: string;
  readonly validFrom: string;
}

export const forEverybody = (): ForWhom => ({ who: 'everybody', organizer: '', validFrom: new Date().toISOString().slice(0, 10) });

/** Whom a schedule is for, and from which day on. */
export function ScheduleHead({ value, onChange }: { readonly value: ForWhom; readonly onChange: (value: ForWhom) => void }) {
  const { t } = useTranslation('operating');
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <SelectField
        label={t('schedule.who')}
        value={value.who}
        options={[
          { value: 'everybody', label: t('schedule.everybody') },
          { value: 'one', label: t('schedule.one') },
        ]}
        onChoose={who => onChange({ ...value, who: who === 'one' ? 'one' : 'everybody', organizer: '' })}
      />
      {value.who === 'one' && (
        <Field
          label={t('schedule.organizer')}
          hint={t('schedule.organizerHint')}
          required
          value={value.organizer}
          onChange={event => onChange({ ...value, organizer: event.target.value.trim() })}
        />
      )}
      <Field
        label={t('schedule.from')}
        hint={t('schedule.fromHint')}
        type="date"
        required
        value={value.validFrom}
        onChange={event => onChange({ ...value, validFrom: event.target.value })}
      />
    </div>
  );
}
