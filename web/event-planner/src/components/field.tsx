import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { Labelled, type LabelledProps } from './labelled.tsx';

export const controlClass =
  'w-full min-h-11 rounded-control border border-edge bg-surface px-3.5 py-2 text-ink placeholder:text-soft hover:border-brand [&[readonly]]:border-line [&[readonly]]:bg-sunken aria-invalid:border-danger aria-invalid:ring-1 aria-invalid:ring-danger';

type FieldProps = LabelledProps & Omit<ComponentProps<'input'>, 'className'> & { readonly after?: ReactNode };

/** A labelled input of one line. */
export function Field({ label, hint, problem, after, className, id, ...input }: FieldProps) {
  return (
    <Labelled
      {...{ label, hint, problem, className, id }}
      control={props => (
        <div className="relative">
          <input className={clsx(controlClass, after !== undefined && 'pe-12')} {...props} {...input} />
          {after !== undefined && <div className="absolute inset-y-0 end-1 flex items-center">{after}</div>}
        </div>
      )}
    />
  );
}
