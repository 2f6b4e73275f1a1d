import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { amountText, parseMoney } from '../lib/format/amounts.ts';
import { useFormat } from '../lib/format/use-format.ts';
import { Field } from './field.tsx';

interface AmountFieldProps {
  readonly label: string;
  readonly currency: string;
  readonly leastMinor: number;
  readonly value: number;
  /** Undefined while what is typed is no amount, or less than the least. */
  readonly onChange: (minor: number | undefined) => void;
}

/** An amount of money that the buyer decides. Keeps what is being typed to itself. */
export function AmountField({ label, currency, leastMinor, value, onChange }: AmountFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState(() => amountText(value, currency, format.locale));
  const minor = parseMoney(text, currency, format.locale);
  const tooLittle = minor === undefined || minor < leastMinor;
  const type = (next: string): void => {
    setText(next);
    const typed = parseMoney(next, currency, format.locale);
    onChange(typed === undefined || typed < leastMinor ? undefined : typed);
  };
  return (
    <Field
      label={label}
      className="max-w-44"
      inputMode="decimal"
      autoComplete="off"
      value={text}
      onChange={event => type(event.target.value)}
      after={<span className="pe-2 text-sm text-soft">{currency}</span>}
      hint={leastMinor > 1 ? t('offer.atLeast', { amount: format.money(leastMinor, currency) }) : undefined}
      problem={tooLittle ? t('offer.amountProblem', { amount: format.money(leastMinor, currency) }) : undefined}
    />
  );
}
