import { clsx } from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';

export const controlClass =
  'w-full min-h-11 rounded-control border border-edge bg-surface px-3.5 py-2 text-ink placeholder:text-soft hover:border-brand [&[readonly]]:border-line [&[readonly]]:bg-sunken aria-invalid:border-danger aria-invalid:ring-1 aria-invalid:ring-danger';

interface FieldProps extends Omit<ComponentProps<'input'>, 'className'> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly after?: ReactNode;
  readonly className?: string;
}

/** A labelled input; its hint and its problem are read out with it. */
export function Field({ label, hint, problem, after, className, id, ...input }: FieldProps) {
  const own = useId();
  const name = id ?? own;
  const described = problem !== undefined ? `${name}-problem` : hint !== undefined ? `${name}-hint` : undefined;
  return (
    <div className={className}>
      <label htmlFor={name} className="mb-1.5 block font-semibold">
        {label}
      </label>
      <div className="relative">
        <input
          id={name}
          className={clsx(controlClass, after !== undefined && 'pe-12')}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={described}
          {...input}
        />
        {after !== undefined && <div className="absolute inset-y-0 end-1 flex items-center">{after}</div>}
      </div>
      {hint !== undefined && problem === undefined && (
        <p id={`${name}-hint`} className="mt-1.5 text-sm text-soft">
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p id={`${name}-problem`} className="mt-1.5 text-sm font-medium text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}
