import { type KeyboardEvent, useEffect, useState } from 'react';
import { PartField } from './part-field.tsx';

interface NumberInputProps {
  readonly label: string;
  readonly hidesLabel?: boolean;
  /** Undefined where what is selected has several. */
  readonly value: number | undefined;
  readonly least?: number;
  readonly most?: number;
  readonly step?: number;
  readonly placeholder?: string;
  readonly onChange: (value: number) => void;
  /** Called for an emptied field; without it an empty field goes back to what it was. */
  readonly onClear?: () => void;
}

const shown = (value: number | undefined): string => (value === undefined ? '' : String(Math.round(value * 1000) / 1000));

/** A number that is taken over as it is typed, as long as it may be one; the arrow keys count. */
export function NumberInput({
  label,
  hidesLabel = false,
  value,
  least = -10_000,
  most = 10_000,
  step = 1,
  placeholder,
  onChange,
  onClear,
}: NumberInputProps) {
  const [text, setText] = useState(shown(value));
  useEffect(() => setText(shown(value)), [value]);
  const take = (typed: string): void => {
    setText(typed);
    const number = Number(typed.replace(',', '.'));
    if (typed.trim() === '') onClear?.();
    else if (Number.isFinite(number) && number >= least && number <= most && number !== value) onChange(number);
  };
  const count = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') setText(shown(value));
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const next = (value ?? least) + (event.key === 'ArrowUp' ? step : -step) * (event.shiftKey ? 10 : 1);
    take(shown(Math.min(most, Math.max(least, next))));
  };
  return (
    <PartField label={label} hidesLabel={hidesLabel}>
      {id => (
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          placeholder={placeholder}
          onChange={event => take(event.target.value)}
          onKeyDown={count}
          onBlur={() => setText(shown(value))}
          className="min-h-9 w-full rounded-control border border-edge bg-surface px-2.5 tabular-nums placeholder:text-sm placeholder:text-soft hover:border-brand"
        />
      )}
    </PartField>
  );
}
