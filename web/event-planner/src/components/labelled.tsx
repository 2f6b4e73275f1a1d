import { type ReactNode, useId } from 'react';

export interface LabelledProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with what was typed; shown instead of the hint. */
  readonly problem?: string | undefined;
  readonly className?: string | undefined;
}

interface Control {
  readonly id: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

/** A control below its label; its hint or its problem is read out with it. */
export function Labelled({
  label,
  hint,
  problem,
  className,
  id,
  control,
}: LabelledProps & { readonly id: string | undefined; readonly control: (props: Control) => ReactNode }) {
  const own = useId();
  const name = id ?? own;
  const said = problem ?? hint;
  const saidId = `${name}-said`;
  return (
    <div className={className}>
      <label htmlFor={name} className="mb-1.5 block font-semibold">
        {label}
      </label>
      {control({
        id: name,
        'aria-invalid': problem !== undefined || undefined,
        'aria-describedby': said === undefined ? undefined : saidId,
      })}
      {said !== undefined && (
        <p id={saidId} className={problem === undefined ? 'mt-1.5 text-sm text-soft' : 'mt-1.5 text-sm font-medium text-danger'}>
          {said}
        </p>
      )}
    </div>
  );
}
