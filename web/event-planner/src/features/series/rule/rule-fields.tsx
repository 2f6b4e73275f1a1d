import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../components/number-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { Field } from '../../../components/field.tsx';
import { RuleEndFields } from './rule-end-fields.tsx';
import {
  frequencies,
  type PlainRule,
  type Place,
  places,
  readRule,
  usualRule,
  type Weekday,
  weekdayOf,
  weekdays,
  writeRule,
} from './rule.ts';
import { useRuleWords } from './use-rule-words.ts';

interface RuleFieldsProps {
  readonly rule: string;
  readonly startsAt: string;
  readonly onChange: (rule: string) => void;
}

/** A rule said in a sentence one fills in. A rule that says more is shown as it is, and can be replaced by a plain one. */
export function RuleFields({ rule, startsAt, onChange }: RuleFieldsProps) {
  const { t } = useTranslation('organizing');
  const words = useRuleWords();
  const plain = readRule(rule);
  if (plain === undefined)
    return (
      <div>
        <Field label={t('rule.asText')} hint={t('rule.asTextHint')} value={rule} onChange={event => onChange(event.target.value)} />
        <button type="button" className="link mt-2" onClick={() => onChange(writeRule(usualRule(startsAt)))}>
          {t('rule.plain')}
        </button>
      </div>
    );
  const change = (part: Partial<PlainRule>): void => onChange(writeRule({ ...plain, ...part }));
  const first = weekdayOf(startsAt);
  return (
    <div className="space-y-5">
      <div className="grid gap-5 sm:grid-cols-[8rem_1fr]">
        <NumberField
          label={t('rule.interval')}
          value={plain.interval}
          min={1}
          max={52}
          onChange={interval => interval !== null && change({ interval })}
        />
        <SelectField
          label={t('rule.frequency')}
          className="[&>label]:text-base"
          value={plain.frequency}
          options={frequencies.map(value => ({ value, label: t(`rule.${value}`, { count: plain.interval }) }))}
          onChoose={value =>
            change({
              frequency: frequencies.find(known => known === value) ?? 'WEEKLY',
              days: value === 'WEEKLY' ? [first] : [],
              monthly: null,
            })
          }
        />
      </div>
      {plain.frequency === 'WEEKLY' && (
        <fieldset>
          <legend className="mb-1.5 font-semibold">{t('rule.days')}</legend>
          <div className="flex flex-wrap gap-2">
            {weekdays.map(day => (
              <DayBox key={day} day={day} days={plain.days} name={words.dayName(day)} onChange={days => change({ days })} />
            ))}
          </div>
        </fieldset>
      )}
      {plain.frequency === 'MONTHLY' && (
        <div className="grid gap-5 sm:grid-cols-2">
          <SelectField
            label={t('rule.onWhich')}
            className="[&>label]:text-base"
            value={String(plain.monthly?.place ?? 0)}
            options={[
              { value: '0', label: t('rule.sameDay', { day: Number(startsAt.slice(8, 10)) }) },
              ...places.map(place => ({ value: String(place), label: words.placeName(place) })),
            ]}
            onChoose={value =>
              change({ monthly: value === '0' ? null : { place: Number(value) as Place, day: plain.monthly?.day ?? first } })
            }
          />
          {plain.monthly !== null && (
            <SelectField
              label={t('rule.weekday')}
              className="[&>label]:text-base"
              value={plain.monthly.day}
              options={weekdays.map(value => ({ value, label: words.dayName(value) }))}
              onChoose={value => plain.monthly !== null && change({ monthly: { ...plain.monthly, day: value as Weekday } })}
            />
          )}
        </div>
      )}
      <RuleEndFields end={plain.end} startsAt={startsAt} onChange={end => change({ end })} />
      <p className="rounded-control bg-sunken px-4 py-3 font-semibold" aria-live="polite">
        {words.sentence(rule)}
      </p>
    </div>
  );
}

interface DayBoxProps {
  readonly day: Weekday;
  readonly days: readonly Weekday[];
  readonly name: string;
  readonly onChange: (days: readonly Weekday[]) => void;
}

const DayBox = ({ day, days, name, onChange }: DayBoxProps) => {
  const on = days.includes(day);
  const toggle = (): void => {
    const next = on ? days.filter(other => other !== day) : [...days, day];
    if (next.length > 0) onChange(next);
  };
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={toggle}
      className="min-h-11 min-w-14 rounded-control border border-edge bg-surface px-3 font-semibold hover:border-brand aria-pressed:border-brand aria-pressed:bg-brand aria-pressed:text-on-brand"
    >
      {name}
    </button>
  );
};
