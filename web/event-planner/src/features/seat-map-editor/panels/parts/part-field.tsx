import { type ReactNode, useId } from 'react';

interface PartFieldProps {
  readonly label: string;
  /** The label is only read out, where what is beside the field says it already. */
  readonly hidesLabel?: boolean;
  readonly problem?: string | undefined;
  readonly children: (id: string) => ReactNode;
}

/** A labelled field, small enough that a panel holds many. */
export function PartField({ label, hidesLabel = false, problem, children }: PartFieldProps) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className={hidesLabel ? 'sr-only' : 'mb-1 block truncate text-sm text-soft'}>
        {label}
      </label>
      {children(id)}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="mt-1 text-sm font-medium text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}
