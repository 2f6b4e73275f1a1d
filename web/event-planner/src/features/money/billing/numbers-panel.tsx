import type { DocumentKind, NumberFormat } from '@event-planner/contracts/documents';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../components/check-field.tsx';
import { Field } from '../../../components/field.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import type { BillingPanelProps } from './billing-fields.tsx';
import { documentKinds, sampleNumber } from './form.ts';

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(String);

/** How the documents of each kind are numbered. */
export function NumbersPanel({ form, change, problem }: BillingPanelProps) {
  const { t } = useTranslation('money');
  const same = problem('numbers');
  const set = (kind: DocumentKind, format: Partial<NumberFormat>): void =>
    change({ numbers: { ...form.numbers, [kind]: { ...form.numbers[kind], ...format } } });
  return (
    <Panel title={t('billing.numbers')} text={t('billing.numbersText')}>
      <ul className="divide-y divide-line">
        {documentKinds.map(kind => (
          <li key={kind} className="grid grid-cols-2 items-start gap-x-4 gap-y-3 py-4 first:pt-0 last:pb-0 sm:grid-cols-4">
            <p className="col-span-2 font-semibold sm:col-span-1 sm:pt-8">{t(`documentsOfKind.${kind}`)}</p>
            <Field
              label={t('billing.prefix')}
              autoCapitalize="characters"
              value={form.numbers[kind].prefix}
              hint={t('billing.next', { number: sampleNumber(form.numbers[kind]) })}
              problem={problem(`numbers.${kind}`) ?? same}
              onChange={event => set(kind, { prefix: event.target.value.toUpperCase() })}
            />
            <SelectField
              label={t('billing.digits')}
              value={String(form.numbers[kind].digits)}
              options={digits.map(value => ({ value, label: value }))}
              onChoose={value => set(kind, { digits: Number(value) })}
            />
            <div className="col-span-2 sm:col-span-1 sm:pt-6">
              <CheckField label={t('billing.yearly')} checked={form.numbers[kind].yearly} onCheck={yearly => set(kind, { yearly })} />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
