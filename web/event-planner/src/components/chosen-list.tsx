import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Combobox } from './combobox.tsx';
import type { Option } from './select-field.tsx';

interface ChosenListProps {
  readonly label: string;
  readonly addLabel: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly values: readonly string[];
  readonly options: readonly Option[];
  readonly onChange: (values: string[]) => void;
}

/** Several of many, the first being the one that is meant when nothing is said. */
export function ChosenList({ label, addLabel, hint, problem, values, options, onChange }: ChosenListProps) {
  const { t } = useTranslation('organizing');
  const nameOf = (value: string): string => options.find(option => option.value === value)?.label ?? value;
  return (
    <fieldset>
      <legend className="mb-1.5 font-semibold">{label}</legend>
      <ul className="mb-3 flex flex-wrap gap-2">
        {values.map((value, at) => (
          <li key={value} className="flex items-center rounded-full border border-line bg-sunken ps-3 text-sm font-medium">
            {nameOf(value)}
            {at === 0 && <span className="ms-2 font-normal text-soft">{t('frame.first')}</span>}
            <button
              type="button"
              aria-label={t('frame.removeNamed', { name: nameOf(value) })}
              disabled={values.length === 1}
              onClick={() => onChange(values.filter(other => other !== value))}
              className="flex size-9 items-center justify-center rounded-full text-soft hover:text-danger disabled:invisible"
            >
              <X aria-hidden className="size-4" />
            </button>
          </li>
        ))}
      </ul>
      <Combobox
        label={addLabel}
        value=""
        hint={hint}
        problem={problem}
        options={options.filter(option => !values.includes(option.value))}
        onChoose={value => onChange([...values, value])}
      />
    </fieldset>
  );
}
