import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import { controlClass } from './field.tsx';
import { Labelled, type LabelledProps } from './labelled.tsx';

type TextAreaProps = LabelledProps & Omit<ComponentProps<'textarea'>, 'className'>;

/** A labelled text of several lines that grows with what is written in it. */
export function TextArea({ label, hint, problem, className, id, rows = 3, ...area }: TextAreaProps) {
  return (
    <Labelled
      {...{ label, hint, problem, className, id }}
      control={props => <textarea rows={rows} className={clsx(controlClass, 'field-sizing-content max-h-96')} {...props} {...area} />}
    />
  );
}
