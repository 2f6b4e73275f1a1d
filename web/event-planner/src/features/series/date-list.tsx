import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useFormat } from '../../lib/format/use-format.ts';

interface DateListProps {
  readonly label: string;
  readonly none: string;
  /** What the button that adds one says; none can be added by hand without it. */
  readonly add: string | undefined;
  readonly dates: readonly string[];
  readonly onChange: (dates: string[]) => void;
}

/** Local times that a rule does not give by itself, or that are left out of it. */
export function DateList({ label, none, add, dates, onChange }: DateListProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const [next, setNext] = useState('');
  // Local times have no zone: they are shown as they are written.
  const shown = (date: string): string => format.moment(`${date}:00Z`, 'UTC');
  const addNext = (): void => {
    if (next === '' || dates.includes(next)) return;
    onChange([...dates, next].toSorted());
    setNext('');
  };
  return (
    <fieldset>
      <legend className="mb-1.5 font-semibold">{label}</legend>
      {dates.length === 0 && <p className="text-sm text-soft">{none}</p>}
      <ul className="flex flex-wrap gap-2">
        {dates.map(date => (
          <li key={date} className="flex items-center rounded-full border border-line bg-sunken ps-3 text-sm font-medium">
            {shown(date)}
            <button
              type="button"
              aria-label={t('frame.removeNamed', { name: shown(date) })}
              onClick={() => onChange(dates.filter(other => other !== date))}
              className="flex size-9 items-center justify-center rounded-full text-soft hover:text-danger"
            >
              <X aria-hidden className="size-4" />
            </button>
          </li>
        ))}
      </ul>
      {add !== undefined && (
        <div className="mt-3 flex flex-wrap items-end gap-3">
          <Field type="datetime-local" label={t('series.dateTime')} value={next} onChange={event => setNext(event.target.value)} />
          <Button look="secondary" onClick={addNext}>
            <Plus aria-hidden className="size-5" />
            {add}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
