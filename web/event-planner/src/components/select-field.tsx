import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import { type ComponentProps, useId } from 'react';
import { controlClass } from './field.tsx';

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectFieldProps extends Omit<ComponentProps<'select'>, 'className' | 'onChange'> {
  readonly label: string;
  readonly options: readonly Option[];
  readonly onChoose: (value: string) => void;
  readonly hideLabel?: boolean;
  readonly className?: string;
}

/** The browser's own select: it is the one that works with every keyboard, screen reader and phone. */
export function SelectField({ label, options, onChoose, hideLabel = false, className, id: given, ...select }: SelectFieldProps) {
  const own = useId();
  const id = given ?? own;
  return (
    <div className={className}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1.5 block font-semibold'}>
        {label}
      </label>
      <div className="relative">
        <select
          id={id}
          className={clsx(controlClass, 'appearance-none pe-10 truncate')}
          onChange={event => onChoose(event.target.value)}
          {...select}
        >
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden className="pointer-events-none absolute end-3 top-1/2 size-4.5 -translate-y-1/2 text-soft" />
      </div>
    </div>
  );
}
