import { useTranslation } from 'react-i18next';
import { useFaultWords } from '../lib/faults/fault-words.ts';
import { useFormat } from '../lib/format/use-format.ts';
import type { InvoiceField } from '../lib/invoicing/draft.ts';
import type { Invoice } from '../lib/invoicing/use-invoice.ts';
import { countryChoices } from '../lib/organizing/choices.ts';
import { Field } from './field.tsx';
import { SelectField } from './select-field.tsx';

/** Whom an invoice is written to. */
export function InvoiceFields({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const words = useFaultWords();
  const field = (name: InvoiceField, autoComplete: string, className?: string) => {
    return (
      <Field
        label={t(`invoicing.${name}`)}
        hint={name === 'vatId' ? t('invoicing.vatIdHint') : undefined}
        autoComplete={autoComplete}
        value={invoice.draft[name]}
        problem={words(invoice.problems[name])}
        onChange={event => invoice.change({ [name]: event.target.value })}
        {...(className !== undefined && { className })}
      />
    );
  };
  return (
    <div className="grid grid-cols-1 gap-5 sm:grid-cols-6">
      {field('company', 'organization', 'sm:col-span-3')}
      {field('name', 'name', 'sm:col-span-3')}
      {field('street', 'street-address', 'sm:col-span-6')}
      {field('postalCode', 'postal-code', 'sm:col-span-2')}
      {field('city', 'address-level2', 'sm:col-span-4')}
      <SelectField
        label={t('invoicing.country')}
        className="sm:col-span-6 [&>label]:text-base"
        autoComplete="country"
        value={invoice.draft.country}
        options={countryChoices(locale)}
        onChoose={country => invoice.change({ country })}
      />
      {field('vatId', 'off', 'sm:col-span-3')}
      {field('reference', 'off', 'sm:col-span-3')}
    </div>
  );
}
