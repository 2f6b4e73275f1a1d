import { type DocumentFilters, DocumentKind, DocumentStanding } from '@event-planner/contracts/documents';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field.tsx';
import { SearchField } from '../../../components/search-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';

interface DocumentsFiltersProps {
  readonly filters: DocumentFilters;
  readonly onChange: (filters: DocumentFilters) => void;
}

/** What finds one among many; without what is empty. */
export function DocumentsFilters({ filters, onChange }: DocumentsFiltersProps) {
  const { t } = useTranslation('money');
  const set = (changes: DocumentFilters): void =>
    onChange(Object.fromEntries(Object.entries({ ...filters, ...changes }).filter(([, value]) => value !== undefined)));
  const day = (name: 'from' | 'to') => (
    <Field
      label={t(`documents.${name}`)}
      type="date"
      className="w-40"
      value={filters[name] ?? ''}
      onChange={event => set({ [name]: event.target.value === '' ? undefined : event.target.value })}
    />
  );
  return (
    <div className="flex flex-wrap items-end gap-4">
      <SearchField label={t('documents.search')} value={filters.q} onSearch={q => set({ q })} />
      <SelectField
        label={t('documents.kind')}
        className="w-52"
        value={filters.kind ?? ''}
        options={[
          { value: '', label: t('documents.anyKind') },
          ...DocumentKind.options.map(value => ({ value, label: t(`documentsOfKind.${value}`) })),
        ]}
        onChoose={kind => set({ kind: DocumentKind.safeParse(kind).data })}
      />
      <SelectField
        label={t('documents.standing')}
        className="w-44"
        value={filters.standing ?? ''}
        options={[
          { value: '', label: t('documents.anyStanding') },
          ...DocumentStanding.options.map(value => ({ value, label: t(`documentStanding.${value}`) })),
        ]}
        onChoose={standing => set({ standing: DocumentStanding.safeParse(standing).data })}
      />
      {day('from')}
      {day('to')}
    </div>
  );
}
