import { useTranslation } from 'react-i18next';
import { CheckField } from '../../components/check-field.tsx';
import { Field } from '../../components/field.tsx';
import { MoneyField } from '../../components/money-field.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { instantOf, localTimeOf } from '../../lib/format/zoned.ts';
import type { TermsFieldsProps } from './gift-fields.tsx';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';

const shown = (instant: string | null): string => (instant === null ? '' : localTimeOf(new Date(instant), ownTimeZone()));
const meant = (local: string): string | null => (local === '' ? null : instantOf(local, ownTimeZone()).toISOString());

/** When, for which orders and how often. */
export function LimitFields({ terms, currency, onChange }: TermsFieldsProps) {
  const { t } = useTranslation('organizing');
  const numbers = [
    ['maxUses', 1_000_000],
    ['maxUsesPerPerson', 1_000_000],
    ['maxUsesPerCode', 1_000_000],
    ['minTickets', 100],
    ['maxTickets', 100],
  ] as const;
  return (
    <div className="space-y-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          type="datetime-local"
          label={t('coupons.startsAt')}
          value={shown(terms.startsAt)}
          onChange={event => onChange({ startsAt: meant(event.target.value) })}
        />
        <Field
          type="datetime-local"
          label={t('coupons.endsAt')}
          hint={t('coupons.endsAtHint', { zone: ownTimeZone() })}
          value={shown(terms.endsAt)}
          onChange={event => onChange({ endsAt: meant(event.target.value) })}
        />
      </div>
      <div className="grid gap-5 sm:grid-cols-3">
        {numbers.map(([name, max]) => (
          <NumberField
            key={name}
            label={t(`coupons.${name}`)}
            value={terms[name]}
            min={1}
            max={max}
            orNone
            onChange={value => onChange({ [name]: value })}
          />
        ))}
        {(['minMinor', 'maxMinor'] as const).map(name => (
          <MoneyField
            key={name}
            label={t(`coupons.${name}`)}
            currency={currency}
            valueMinor={terms[name]}
            onChange={value => onChange({ [name]: value })}
            onEmpty={() => onChange({ [name]: null })}
          />
        ))}
      </div>
      {terms.kind !== 'access' && (
        <CheckField
          label={t('coupons.combinable')}
          hint={t('coupons.combinableHint')}
          checked={terms.combinable}
          onCheck={combinable => onChange({ combinable })}
        />
      )}
      <CheckField label={t('coupons.givesBack')} checked={terms.givesBack} onCheck={givesBack => onChange({ givesBack })} />
    </div>
  );
}
