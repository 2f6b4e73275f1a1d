import { clsx } from 'clsx';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

interface ClashRowProps {
  readonly name: string;
  readonly mine: string;
  readonly theirs: string;
  readonly choice: 'mine' | 'theirs' | undefined;
  readonly onChoose: (side: 'mine' | 'theirs') => void;
}

export function ClashRow({ name, mine, theirs, choice, onChoose }: ClashRowProps) {
  const { t } = useTranslation('organizing');
  const group = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 font-semibold">{name}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {(['mine', 'theirs'] as const).map(side => (
          <label
            key={side}
            className={clsx(
              'flex cursor-pointer gap-3 rounded-control border p-3 has-focus-visible:outline-3 has-focus-visible:outline-brand',
              choice === side ? 'border-brand bg-tint' : 'border-edge hover:border-brand',
            )}
          >
            <input
              type="radio"
              name={group}
              checked={choice === side}
              onChange={() => onChoose(side)}
              className="mt-1 size-4.5 shrink-0 accent-brand outline-none"
            />
            <span className="min-w-0">
              <span className="block text-sm text-soft">{t(`merge.${side}`)}</span>
              <span className="block break-words whitespace-pre-wrap">{side === 'mine' ? mine : theirs}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
