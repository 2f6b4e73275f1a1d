import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseMoney, plainMoney } from '../lib/format/amounts.ts';
import { Field } from './field.tsx';

interface MoneyFieldProps {
  readonly id?: string;
  readonly label: string;
  readonly currency: string;
  readonly valueMinor: number | null;
  readonly onChange: (valueMinor: number) => void;
  /** Given where an empty field means something. */
  readonly onEmpty?: () => void;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly className?: string;
}

/** An amount as people write it, with a comma or a point. What is no amount stays in the field and says so. */
export function MoneyField({ label, currency, valueMinor, onChange, onEmpty, hint, problem, className, id }: MoneyFieldProps) {
  const { t } = useTranslation('organizing');
  const [text, setText] = useState<string>();
  const shown = text ?? (valueMinor === null ? '' : plainMoney(valueMinor, currency));
  const parsed = parseMoney(shown, currency);
  const wrong = text !== undefined && parsed === undefined && !(shown.trim() === '' && onEmpty !== undefined);
  const take = (next: string): void => {
    setText(next);
    const amount = parseMoney(next, currency);
    if (amount !== undefined) onChange(amount);
    else if (next.trim() === '') onEmpty?.();
  };
  return (
    <Field
      label={label}
      hint={hint}
      inputMode="decimal"
      autoComplete="off"
      value={shown}
      problem={wrong ? t('problems.amount') : problem}
      onChange={event => take(event.target.value)}
      onBlur={() => !wrong && setText(undefined)}
      after={<span className="me-3 text-sm text-soft">{currency}</span>}
      {...(id === undefined ? {} : { id })}
      {...(className === undefined ? {} : { className })}
    />
  );
}
