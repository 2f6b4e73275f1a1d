import { clsx } from 'clsx';
import { type ReactNode, useId } from 'react';

export interface ChoiceCard<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly text?: string;
  readonly icon?: ReactNode;
}

interface ChoiceCardsProps<Value extends string> {
  readonly legend: string;
  readonly value: Value | null;
  readonly choices: readonly ChoiceCard<Value>[];
  readonly onChoose: (value: Value) => void;
  readonly className?: string;
}

/** One of a few that deserve a word of explanation each. Radio buttons, so that arrows move between them. */
export function ChoiceCards<Value extends string>({ legend, value, choices, onChoose, className }: ChoiceCardsProps<Value>) {
  const name = useId();
  return (
    <fieldset className={className}>
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      <div className={clsx('grid gap-3', choices.length > 3 ? 'sm:grid-cols-2' : 'sm:auto-cols-fr sm:grid-flow-col')}>
        {choices.map(choice => (
          <label
            key={choice.value}
            className={clsx(
              'relative flex cursor-pointer items-start gap-3 rounded-control border p-3.5 has-disabled:cursor-not-allowed has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand',
              choice.value === value ? 'border-brand bg-tint' : 'border-edge bg-surface hover:border-brand',
            )}
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
              className="mt-1 size-4.5 shrink-0 accent-brand outline-none"
            />
            <span className="min-w-0">
              <span className="flex items-center gap-2 font-semibold [&_svg]:size-4.5">
                {choice.icon}
                {choice.label}
              </span>
              {choice.text !== undefined && <span className="mt-0.5 block text-sm text-soft">{choice.text}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
