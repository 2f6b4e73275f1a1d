import { faultOfAccount, type PaymentTerms } from '@event-planner/contracts/payment-ways';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field.tsx';
import { NumberField } from '../../../components/number-field.tsx';

type Transfer = NonNullable<PaymentTerms['transfer']>;

interface AccountFieldsProps {
  readonly terms: Transfer;
  readonly onChange: (change: Partial<Transfer>) => void;
}

/** Where transfers go to, and how long one may take. What is wrong with the account is said once something stands there. */
export function AccountFields({ terms, onChange }: AccountFieldsProps) {
  const { t } = useTranslation('organizing');
  const fault = faultOfAccount({ ...terms, holder: 'anybody' });
  return (
    <>
      <Field
        label={t('paying.holder')}
        value={terms.holder}
        maxLength={70}
        autoComplete="off"
        onChange={event => onChange({ holder: event.target.value })}
        className="sm:col-span-2 lg:col-span-1"
      />
      <Field
        id="payment-iban"
        label={t('paying.iban')}
        value={terms.iban}
        maxLength={42}
        autoComplete="off"
        spellCheck={false}
        problem={fault === 'iban' && terms.iban !== '' ? t('paying.ibanWrong') : undefined}
        onChange={event => onChange({ iban: event.target.value })}
        className="sm:col-span-2 lg:col-span-1"
      />
      <Field
        label={t('paying.bic')}
        value={terms.bic ?? ''}
        maxLength={11}
        autoComplete="off"
        spellCheck={false}
        problem={fault === 'bic' ? t('paying.bicWrong') : undefined}
        onChange={event => onChange({ bic: event.target.value.trim() === '' ? null : event.target.value.trim().toUpperCase() })}
      />
      <NumberField
        label={t('paying.days')}
        hint={t('paying.daysHint')}
        value={terms.days}
        min={1}
        max={60}
        onChange={days => onChange({ days: days ?? 1 })}
      />
      <NumberField
        label={t('paying.daysBefore')}
        hint={t('paying.daysBeforeHint')}
        value={terms.daysBefore}
        max={60}
        onChange={daysBefore => onChange({ daysBefore: daysBefore ?? 0 })}
      />
    </>
  );
}
