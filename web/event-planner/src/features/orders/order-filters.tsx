import { BookingOrigin, BookingState } from '@event-planner/contracts/booking';
import { OrderSort } from '@event-planner/contracts/orders';
import { SlidersHorizontal } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { type Option, SelectField } from '../../components/select-field.tsx';
import type { OrderSearch } from './order-search.ts';

interface OrderFiltersProps {
  readonly search: OrderSearch;
  readonly ticketTypes: readonly Option[];
  readonly onSearch: (search: OrderSearch) => void;
}

/** A search that is always there; what is needed seldom opens below it. */
export function OrderFilters({ search, ticketTypes, onSearch }: OrderFiltersProps) {
  const { t } = useTranslation('organizing');
  const { q: _, ...rest } = search;
  const filters = Object.values(rest).filter(value => value !== undefined).length;
  const [open, setOpen] = useState(filters > 0);
  const panel = useId();
  return (
    <div className="mb-4 space-y-3">
      <div className="flex flex-wrap items-end gap-3">
        <SearchField label={t('orders.search')} value={search.q} onSearch={q => onSearch({ ...search, q })} />
        <Button look="secondary" aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
          <SlidersHorizontal aria-hidden className="size-4.5" />
          {filters > 0 ? t('orders.filtersSet', { count: filters }) : t('orders.filters')}
        </Button>
      </div>
      {open && (
        <div id={panel} className="card grid gap-4 p-4 sm:grid-cols-2 lg:grid-cols-3">
          <Choice
            label={t('orders.state')}
            value={search.state}
            options={BookingState.options.map(value => ({ value, label: t(`orderStates.${value}`) }))}
            onChoose={state => onSearch({ ...search, state: state as OrderSearch['state'] })}
          />
          <Choice
            label={t('orders.origin')}
            value={search.origin}
            options={BookingOrigin.options.map(value => ({ value, label: t(`origins.${value}`) }))}
            onChoose={origin => onSearch({ ...search, origin: origin as OrderSearch['origin'] })}
          />
          {ticketTypes.length > 0 && (
            <Choice
              label={t('orders.ticketType')}
              value={search.ticketTypeId}
              options={ticketTypes}
              onChoose={ticketTypeId => onSearch({ ...search, ticketTypeId })}
            />
          )}
          <Field
            label={t('orders.from')}
            type="date"
            value={search.from ?? ''}
            onChange={event => onSearch({ ...search, from: event.target.value || undefined })}
          />
          <Field
            label={t('orders.to')}
            type="date"
            value={search.to ?? ''}
            onChange={event => onSearch({ ...search, to: event.target.value || undefined })}
          />
          <SelectField
            label={t('orders.sort')}
            value={search.sort ?? 'newest'}
            options={OrderSort.options.map(value => ({ value, label: t(`orders.sort_${value}`) }))}
            onChoose={sort => onSearch({ ...search, sort: sort === 'newest' ? undefined : OrderSort.parse(sort) })}
          />
        </div>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly Option[];
  readonly onChoose: (value: string | undefined) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  const { t } = useTranslation('organizing');
  return (
    <SelectField
      label={label}
      value={value ?? ''}
      options={[{ value: '', label: t('orders.any') }, ...options]}
      onChoose={chosen => onChoose(chosen === '' ? undefined : chosen)}
    />
  );
}
