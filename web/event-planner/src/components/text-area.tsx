import { clsx } from 'clsx';
import { type ComponentProps, useId } from 'react';
import { controlClass } from './field.tsx';

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'className'> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly className?: string;
}

/** A labelled text of several lines that grows with what is written in it. */
export function TextArea({ label, hint, problem, className, id, rows = 3, ...area }: TextAreaProps) {
  const own = useId();
  const name = id ?? own;
  const described = problem !== undefined ? `${name}-problem` : hint !== undefined ? `${name}-hint` : undefined;
  return (
    <div className={className}>
      <label htmlFor={name} className="mb-1.5 block font-semibold">
        {label}
      </label>
      <textarea
        id={name}
        rows={rows}
        className={clsx(controlClass, 'field-sizing-content max-h-96')}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={described}
        {...area}
      />
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
