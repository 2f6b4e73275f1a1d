import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface StepperProps {
  readonly name: string;
  readonly value: number;
  readonly smaller: number | undefined;
  readonly larger: number | undefined;
  readonly onChange: (value: number) => void;
}

/** A number with a button on either side; undefined on a side means that there is no step that way. */
export function Stepper({ name, value, smaller, larger, onChange }: StepperProps) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('event.quantity', { name })} className="flex items-center gap-1">
      <Step label={t('event.fewer', { name })} to={smaller} onChange={onChange}>
        <Minus aria-hidden className="size-5" />
      </Step>
      <output className="min-w-9 text-center text-lg font-semibold tabular-nums">{value}</output>
      <Step label={t('event.moreOf', { name })} to={larger} onChange={onChange}>
        <Plus aria-hidden className="size-5" />
      </Step>
    </div>
  );
}

interface StepProps {
  readonly label: string;
  readonly to: number | undefined;
  readonly onChange: (value: number) => void;
  readonly children: ReactNode;
}

const Step = ({ label, to, onChange, children }: StepProps) => (
  <button
    type="button"
    aria-label={label}
    aria-disabled={to === undefined || undefined}
    onClick={() => to !== undefined && onChange(to)}
    className="flex size-11 items-center justify-center rounded-full border border-edge bg-surface transition-colors hover:border-brand hover:text-brand aria-disabled:border-line aria-disabled:text-edge"
  >
    {children}
  </button>
);
