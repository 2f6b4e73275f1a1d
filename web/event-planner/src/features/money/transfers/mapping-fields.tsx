import type { CsvMapping, StatementPreview } from '@event-planner/contracts/bank-statements';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../components/select-field.tsx';

interface MappingFieldsProps {
  readonly preview: StatementPreview;
  readonly mapping: CsvMapping;
  readonly onChange: (mapping: CsvMapping) => void;
}

const needed = ['date', 'amount'] as const;
const optional = ['debit', 'currency', 'counterparty', 'iban'] as const;
const currencies = ['EUR', 'CHF', 'GBP', 'USD', 'DKK', 'SEK', 'NOK', 'PLN', 'CZK', 'CAD', 'AUD', 'JPY'];

/** Which column is which, as it was guessed, beside the first lines of the file. */
export function MappingFields({ preview: { columns, rows }, mapping, onChange }: MappingFieldsProps) {
  const { t } = useTranslation('money');
  const options = columns.map((name, at) => ({
    value: String(at),
    label: name.trim() === '' ? t('transfers.column', { number: at + 1 }) : name,
  }));
  const orNone = [{ value: '', label: t('transfers.noColumn') }, ...options];
  const set = (change: Partial<CsvMapping>): void => onChange({ ...mapping, ...change });
  return (
    <fieldset className="min-w-0">
      <legend className="mb-3 font-semibold">{t('transfers.columns')}</legend>
      <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {needed.map(name => (
          <SelectField
            key={name}
            label={t(`transfers.${name}`)}
            value={String(mapping[name])}
            options={options}
            onChoose={value => set({ [name]: Number(value) })}
          />
        ))}
        <SelectField
          label={t('transfers.purpose')}
          value={String(mapping.purpose[0] ?? 0)}
          options={options}
          onChoose={value => set({ purpose: [Number(value), ...mapping.purpose.slice(1)] })}
        />
        {optional.map(name => (
          <SelectField
            key={name}
            label={t(`transfers.${name}`)}
            value={mapping[name] === null ? '' : String(mapping[name])}
            options={orNone}
            onChoose={value => set({ [name]: value === '' ? null : Number(value) })}
          />
        ))}
        <SelectField
          label={t('transfers.decimal')}
          value={mapping.decimal}
          options={[
            { value: ',', label: '1.234,56' },
            { value: '.', label: '1,234.56' },
          ]}
          onChoose={value => set({ decimal: value as CsvMapping['decimal'] })}
        />
        <SelectField
          label={t('transfers.dateOrder')}
          value={mapping.dateOrder}
          options={(['dmy', 'mdy', 'ymd'] as const).map(value => ({ value, label: t(`transfers.order_${value}`) }))}
          onChoose={value => set({ dateOrder: value as CsvMapping['dateOrder'] })}
        />
        {mapping.currency === null && (
          <SelectField
            label={t('transfers.defaultCurrency')}
            value={mapping.defaultCurrency}
            options={currencies.map(value => ({ value, label: value }))}
            onChoose={defaultCurrency => set({ defaultCurrency })}
          />
        )}
      </div>
      <Rows columns={columns} rows={rows} />
    </fieldset>
  );
}

function Rows({ columns, rows }: Pick<StatementPreview, 'columns' | 'rows'>) {
  const { t } = useTranslation('money');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
    <div
      className="mt-4 overflow-x-auto rounded-control border border-line"
      tabIndex={0}
      role="group"
      aria-label={t('transfers.firstLines')}
    >
      <table className="w-full text-sm">
        <thead className="bg-sunken text-start">
          <tr>
            {columns.map((name, at) => (
              <th key={at} scope="col" className="px-3 py-2 text-start font-semibold whitespace-nowrap">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 4).map((row, at) => (
            <tr key={at} className="border-t border-line">
              {columns.map((_, column) => (
                <td key={column} className="max-w-64 truncate px-3 py-2">
                  {row[column] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
