import { LocateFixed, LocateOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { findPosition, type PositionProblem } from '../../lib/position.ts';
import type { EventSearch } from './event-search.ts';

interface NearMeProps {
  readonly search: EventSearch;
  readonly onChange: (search: EventSearch) => void;
}

const distances = [5, 10, 25, 50, 100, 250];
const usualKm = 25;

/** What is near. The browser is asked where that is when somebody wants to know, and never before. */
export function NearMe({ search, onChange }: NearMeProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<'idle' | 'finding' | PositionProblem>('idle');
  const find = async (): Promise<void> => {
    setState('finding');
    const found = await findPosition();
    if (typeof found === 'string') return setState(found);
    setState('idle');
    const { city: _city, ...others } = search;
    onChange({ ...others, near: found.near, withinKm: search.withinKm ?? usualKm, sort: 'distance' });
  };
  if (search.near !== undefined) return <Nearby search={search} onChange={onChange} />;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button look="secondary" size="small" busy={state === 'finding'} onClick={() => void find()}>
        {state !== 'finding' && <LocateFixed aria-hidden className="size-4.5" />}
        {state === 'finding' ? t('near.finding') : t('near.place')}
      </Button>
      <p role="status" className="text-sm text-amber-ink">
        {(state === 'denied' || state === 'unknown') && t(`near.${state}`)}
      </p>
    </div>
  );
}

function Nearby({ search, onChange }: NearMeProps) {
  const { t } = useTranslation();
  const leave = (): void => {
    const { near: _near, withinKm: _within, sort, ...others } = search;
    onChange({ ...others, ...(sort !== undefined && sort !== 'distance' && { sort }) });
  };
  return (
    <div className="flex flex-wrap items-end gap-3">
      <SelectField
        label={t('near.within')}
        className="w-36"
        value={String(search.withinKm ?? usualKm)}
        onChoose={km => onChange({ ...search, withinKm: Number(km) })}
        options={[...new Set([...distances, search.withinKm ?? usualKm])]
          .toSorted((a, b) => a - b)
          .map(km => ({ value: String(km), label: t('near.km', { count: km }) }))}
      />
      <Button look="quiet" className="text-sm" onClick={leave}>
        <LocateOff aria-hidden className="size-4.5" />
        {t('near.off')}
      </Button>
    </div>
  );
}
