import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { TextArea } from '../../../components/text-area.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { countryChoices } from '../../../lib/organizing/choices.ts';
import type { BillingPanelProps } from './billing-fields.tsx';

/** Who writes, as it is registered. */
export function SellerPanel({ form, change, problem }: BillingPanelProps) {
  const { t } = useTranslation('money');
  const { locale } = useFormat();
  const line = (name: 'legalName' | 'street' | 'postalCode' | 'city', className: string) => (
    <Field
      label={t(`billing.${name}`)}
      className={className}
      value={form[name]}
      problem={problem(name)}
      onChange={event => change({ [name]: event.target.value })}
    />
  );
  const orNone = (name: 'vatId' | 'taxNumber') => (
    <Field
      label={t(`billing.${name}`)}
      className="sm:col-span-3"
      value={form[name] ?? ''}
      problem={problem(name)}
      onChange={event => change({ [name]: event.target.value === '' ? null : event.target.value })}
    />
  );
  const text = (name: 'register' | 'bank', hint: 'registerHint' | 'bankHint') => (
    <TextArea
      label={t(`billing.${name}`)}
      hint={t(`billing.${hint}`)}
      className="sm:col-span-3"
      value={form[name]}
      problem={problem(name)}
      onChange={event => change({ [name]: event.target.value })}
    />
  );
  return (
    <Panel title={t('billing.who')} text={t('billing.whoText')}>
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-6">
        {line('legalName', 'sm:col-span-6')}
        {line('street', 'sm:col-span-6')}
        {line('postalCode', 'sm:col-span-2')}
        {line('city', 'sm:col-span-4')}
        <SelectField
          label={t('billing.country')}
          className="sm:col-span-6 [&>label]:text-base"
          value={form.country}
          options={countryChoices(locale)}
          onChoose={country => change({ country })}
        />
        {orNone('vatId')}
        {orNone('taxNumber')}
        {text('register', 'registerHint')}
        {text('bank', 'bankHint')}
      </div>
    </Panel>
  );
}
