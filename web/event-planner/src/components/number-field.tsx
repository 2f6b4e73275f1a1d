import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './field.tsx';
import { withValidity } from './with-validity.ts';

interface NumberFieldProps {
  readonly id?: string;
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  /** An empty field means null; without it, it is a mistake. */
  readonly orNone?: boolean;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly placeholder?: string;
  readonly className?: string;
}

/** A whole number, or none. */
export function NumberField({
  label,
  value,
  onChange,
  min = 0,
  max = 1_000_000,
  orNone = false,
  problem,
  className,
  ...rest
}: NumberFieldProps) {
  const { t } = useTranslation('organizing');
  const [text, setText] = useState<string>();
  const shown = text ?? (value === null ? '' : String(value));
  const number = Number(shown);
  const empty = shown.trim() === '';
  const wrong = text !== undefined && (empty ? !orNone : !Number.isInteger(number) || number < min || number > max);
  const mistake = wrong ? t('problems.number', { min, max }) : undefined;
  const take = (next: string): void => {
    setText(next);
    const given = Number(next);
    if (next.trim() === '') return void (orNone && onChange(null));
    if (Number.isInteger(given) && given >= min && given <= max) onChange(given);
  };
  return (
    <Field
      label={label}
      inputMode="numeric"
      autoComplete="off"
      value={shown}
      problem={mistake ?? problem}
      ref={withValidity(mistake)}
      onChange={event => take(event.target.value)}
      onBlur={() => !wrong && setText(undefined)}
      {...rest}
      {...(className === undefined ? {} : { className })}
    />
  );
}
