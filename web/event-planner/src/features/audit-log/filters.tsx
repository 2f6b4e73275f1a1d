import { AuditedService } from '@event-planner/contracts/audit';
import { auditActions } from '@event-planner/contracts/audit-actions';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import type { AuditSearch } from './audit-search.ts';
import { useAuditWords } from './use-audit-words.ts';

interface FiltersProps {
  readonly search: AuditSearch;
  readonly services: readonly AuditedService[];
  readonly onSearch: (search: AuditSearch) => void;
}

export function Filters({ search, services, onSearch }: FiltersProps) {
  const { t } = useTranslation('audit');
  const words = useAuditWords();
  const shown = search.service === undefined ? services : [search.service];
  const actions = shown
    .flatMap(service => auditActions[service].map(value => ({ value, label: words.action(value) })))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  const isNarrowed = Object.values(search).some(value => value !== undefined);
  return (
    <div className="mb-4 grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <SelectField
        label={t('log.service')}
        value={search.service ?? ''}
        options={[{ value: '', label: t('log.any') }, ...services.map(value => ({ value, label: t(`services.${value}`) }))]}
        onChoose={value => onSearch({ ...search, service: AuditedService.safeParse(value).data, action: undefined })}
      />
      <SelectField
        label={t('log.what')}
        value={search.action ?? ''}
        options={[{ value: '', label: t('log.anyAction') }, ...actions]}
        onChoose={value => onSearch({ ...search, action: value === '' ? undefined : value })}
      />
      <Field
        label={t('log.since')}
        type="date"
        value={search.from ?? ''}
        onChange={event => onSearch({ ...search, from: event.target.value || undefined })}
      />
      <Field
        label={t('log.until')}
        type="date"
        value={search.to ?? ''}
        onChange={event => onSearch({ ...search, to: event.target.value || undefined })}
      />
      {isNarrowed && (
        <Button look="secondary" size="small" className="justify-self-start" onClick={() => onSearch({})}>
          <X aria-hidden className="size-4" />
          {t('log.clear')}
        </Button>
      )}
    </div>
  );
}
