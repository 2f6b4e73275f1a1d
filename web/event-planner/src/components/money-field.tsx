import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseMoney, plainMoney } from '../lib/format/amounts.ts';
import { useFormat } from '../lib/format/use-format.ts';
import { Field } from './field.tsx';
import { withValidity } from './with-validity.ts';

interface MoneyFieldProps {
  readonly id?: string;
  readonly label: string;
  readonly currency: string;
  readonly valueMinor: number | null;
  readonly onChange: (valueMinor: number) => void;
  /** Given where an empty field means something. */
  readonly onEmpty?: () => void;
  /** What is typed is no amount: the last that was given no longer stands there. Wanted where money moves by it. */
  readonly onWrong?: () => void;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly className?: string;
}

/** An amount as people write it, shown with the mark of their language. What is no amount stays in the field and says so. */
export function MoneyField({ label, currency, valueMinor, onChange, onEmpty, onWrong, hint, problem, className, id }: MoneyFieldProps) {
  const { t } = useTranslation('organizing');
  const { locale } = useFormat();
  const [text, setText] = useState<string>();
  const shown = text ?? (valueMinor === null ? '' : plainMoney(valueMinor, currency, locale));
  const parsed = parseMoney(shown, currency, locale);
  const wrong = text !== undefined && parsed === undefined && !(shown.trim() === '' && onEmpty !== undefined);
  const mistake = wrong ? t('problems.amount') : undefined;
  const take = (next: string): void => {
    setText(next);
    const amount = parseMoney(next, currency, locale);
    if (amount !== undefined) onChange(amount);
    else if (next.trim() === '' && onEmpty) onEmpty();
    else onWrong?.();
  };
  return (
    <Field
      label={label}
      hint={hint}
      inputMode="decimal"
      autoComplete="off"
      value={shown}
      problem={mistake ?? problem}
      ref={withValidity(mistake)}
      onChange={event => take(event.target.value)}
      onBlur={() => !wrong && setText(undefined)}
      after={<span className="me-3 text-sm text-soft">{currency}</span>}
      {...(id === undefined ? {} : { id })}
      {...(className === undefined ? {} : { className })}
    />
  );
}
