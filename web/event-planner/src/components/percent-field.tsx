import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parsePercent, plainPercent } from '../lib/format/amounts.ts';
import { useFormat } from '../lib/format/use-format.ts';
import { Field } from './field.tsx';
import { withValidity } from './with-validity.ts';

interface PercentFieldProps {
  readonly label: string;
  readonly basisPoints: number;
  readonly onChange: (basisPoints: number) => void;
  readonly className?: string;
}

export function PercentField({ label, basisPoints, onChange, className }: PercentFieldProps) {
  const { t } = useTranslation('organizing');
  const { locale } = useFormat();
  const [text, setText] = useState<string>();
  const wrong = text !== undefined && parsePercent(text) === undefined;
  const mistake = wrong ? t('problems.percent') : undefined;
  const take = (next: string): void => {
    setText(next);
    const given = parsePercent(next);
    if (given !== undefined) onChange(given);
  };
  return (
    <Field
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={text ?? plainPercent(basisPoints, locale)}
      problem={mistake}
      ref={withValidity(mistake)}
      onChange={event => take(event.target.value)}
      onBlur={() => !wrong && setText(undefined)}
      after={
        <span aria-hidden className="me-3 text-soft">
          %
        </span>
      }
      {...(className === undefined ? {} : { className })}
    />
  );
}
