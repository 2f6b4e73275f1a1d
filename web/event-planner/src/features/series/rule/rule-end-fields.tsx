import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import type { RuleEnd } from './rule.ts';

interface RuleEndFieldsProps {
  readonly end: RuleEnd;
  readonly startsAt: string;
  readonly onChange: (end: RuleEnd) => void;
}

export function RuleEndFields({ end, startsAt, onChange }: RuleEndFieldsProps) {
  const { t } = useTranslation('organizing');
  const choose = (kind: string): void =>
    onChange(kind === 'count' ? { kind, count: 10 } : kind === 'until' ? { kind, day: startsAt.slice(0, 10) } : { kind: 'never' });
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <SelectField
        label={t('rule.ends')}
        className="[&>label]:text-base"
        value={end.kind}
        options={[
          { value: 'count', label: t('rule.endsCount') },
          { value: 'until', label: t('rule.endsUntil') },
          { value: 'never', label: t('rule.endsNever') },
        ]}
        onChoose={choose}
      />
      {end.kind === 'count' && (
        <NumberField
          label={t('rule.count')}
          value={end.count}
          min={1}
          max={366}
          onChange={count => count !== null && onChange({ kind: 'count', count })}
        />
      )}
      {end.kind === 'until' && (
        <Field
          label={t('rule.lastDay')}
          type="date"
          value={end.day}
          min={startsAt.slice(0, 10)}
          onChange={event => event.target.value !== '' && onChange({ kind: 'until', day: event.target.value })}
        />
      )}
    </div>
  );
}
