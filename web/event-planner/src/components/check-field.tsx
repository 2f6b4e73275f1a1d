import { type ComponentProps, useId } from 'react';

interface CheckFieldProps extends Omit<ComponentProps<'input'>, 'className' | 'type' | 'onChange'> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly onCheck?: (checked: boolean) => void;
}

/** A box to tick; the whole line is its target. */
export function CheckField({ label, hint, onCheck, id, ...input }: CheckFieldProps) {
  const own = useId();
  const name = id ?? own;
  return (
    <div className="flex items-start gap-3">
      <input
        id={name}
        type="checkbox"
        className="mt-1.5 size-5 shrink-0 accent-brand"
        aria-describedby={hint === undefined ? undefined : `${name}-hint`}
        onChange={event => onCheck?.(event.target.checked)}
        {...input}
      />
      <div className="min-w-0 py-1">
        <label htmlFor={name} className="font-medium">
          {label}
        </label>
        {hint !== undefined && (
          <p id={`${name}-hint`} className="text-sm text-soft">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
