import { EventCategory, EventMode, EventSort } from '@event-planner/contracts/event';
import { useQuery } from '@tanstack/react-query';
import { SlidersHorizontal, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { getFilters } from './api/get-filters.ts';
import { countFilters, EventSearch } from './event-search.ts';
import { NearMe } from './near-me.tsx';

interface FilterBarProps {
  readonly search: EventSearch;
  readonly onChange: (search: EventSearch) => void;
}

/** The filters behind one button on a phone, in a row on a desk. */
export function FilterBar({ search, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const active = countFilters(search);
  return (
    <div>
      <div className="flex gap-3 lg:hidden">
        <Button look="secondary" size="small" aria-expanded={open} aria-controls="filters" onClick={() => setOpen(!open)}>
          <SlidersHorizontal aria-hidden className="size-4.5" />
          {t('events.filters')}
          {active > 0 && <span className="rounded-full bg-brand px-2 text-on-brand tabular-nums">{active}</span>}
        </Button>
        {active > 0 && <ClearButton onChange={onChange} search={search} />}
      </div>
      <div id="filters" className={`${open ? 'grid' : 'hidden'} mt-4 grid-cols-2 gap-3 sm:grid-cols-3 lg:mt-0 lg:grid lg:grid-cols-6`}>
        <Filters search={search} onChange={onChange} />
      </div>
      <div className="mt-3 flex flex-wrap items-end gap-x-4 gap-y-3">
        <NearMe search={search} onChange={onChange} />
        <ModeField search={search} onChange={onChange} />
      </div>
      {active > 0 && (
        <div className="mt-3 max-lg:hidden">
          <ClearButton onChange={onChange} search={search} />
        </div>
      )}
    </div>
  );
}

function ClearButton({ search, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  return (
    <Button
      look="quiet"
      size="small"
      onClick={() =>
        onChange({
          ...(search.q !== undefined && { q: search.q }),
          ...(search.sort !== undefined && search.sort !== 'distance' && { sort: search.sort }),
        })
      }
    >
      <X aria-hidden className="size-4.5" />
      {t('events.clear')}
    </Button>
  );
}

/** In whole units of the event's own currency, as prices of one evening compare well enough across them. */
const priceSteps = [20, 40, 60, 100, 200];

function Filters({ search, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const choices = useQuery(getFilters()).data;
  const set = (name: keyof EventSearch) => (value: string) =>
    onChange(EventSearch.parse({ ...search, [name]: value === '' ? undefined : value }));
  const counted = (value: string, label: string, counts = choices?.categories) => {
    const count = counts?.find(choice => choice.value === value)?.count;
    return { value, label: count === undefined ? label : `${label} (${count})` };
  };
  const cities =
    choices?.cities.map(city => counted(city.value, city.value, choices.cities)) ??
    (search.city === undefined ? [] : [{ value: search.city, label: search.city }]);
  return (
    <>
      <SelectField
        label={t('events.category')}
        value={search.category ?? ''}
        onChoose={set('category')}
        options={[
          { value: '', label: t('events.anyCategory') },
          ...EventCategory.options.map(category => counted(category, t(`category.${category}`))),
        ]}
      />
      <SelectField
        label={t('events.city')}
        value={search.city ?? ''}
        onChoose={set('city')}
        options={[{ value: '', label: t('events.anyCity') }, ...cities]}
      />
      <DateField label={t('events.from')} value={search.from} onPick={set('from')} />
      <DateField label={t('events.to')} value={search.to} onPick={set('to')} />
      <SelectField
        label={t('events.maxPrice')}
        value={search.maxPriceMinor?.toString() ?? ''}
        onChoose={set('maxPriceMinor')}
        options={[
          { value: '', label: t('events.anyPrice') },
          ...priceSteps.map(amount => ({ value: String(amount * 100), label: t('events.upTo', { amount }) })),
        ]}
      />
      <SelectField
        label={t('events.sort')}
        value={search.sort ?? 'date'}
        onChoose={value => set('sort')(value === 'date' ? '' : value)}
        options={EventSort.options
          .filter(sort => sort !== 'distance' || search.near !== undefined)
          .map(sort => ({ value: sort, label: t(sortNames[sort]) }))}
      />
    </>
  );
}

function ModeField({ search, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  return (
    <SelectField
      label={t('near.mode')}
      hideLabel
      className="w-52"
      value={search.mode ?? ''}
      onChoose={mode => onChange(EventSearch.parse({ ...search, mode: mode === '' ? undefined : mode }))}
      options={[{ value: '', label: t('near.anyMode') }, ...EventMode.options.map(mode => ({ value: mode, label: t(`near.${mode}`) }))]}
    />
  );
}

const sortNames = { date: 'events.sortDate', price: 'events.sortPrice', title: 'events.sortTitle', distance: 'near.sortDistance' } as const;

const DateField = ({
  label,
  value,
  onPick,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onPick: (value: string) => void;
}) => (
  <Field
    label={label}
    type="date"
    key={value}
    defaultValue={value}
    onBlur={event => event.target.value !== (value ?? '') && onPick(event.target.value)}
  />
);
