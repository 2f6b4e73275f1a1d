import { lazy, Suspense, useId } from 'react';
import { Skeleton } from '../../../components/skeleton.tsx';

const RichTextEditor = lazy(() => import('./rich-text-editor.tsx').then(({ RichTextEditor: editor }) => ({ default: editor })));

export interface RichTextFieldProps {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (html: string) => void;
  readonly readOnly?: boolean;
  readonly problem?: string | undefined;
  readonly lang?: string;
}

/** A text with headings, lists, emphasis and links. The editor comes after the form. */
export function RichTextField({ id, label, problem, ...editor }: RichTextFieldProps) {
  const own = useId();
  const name = id ?? own;
  return (
    <div>
      <p id={`${name}-label`} className="mb-1.5 font-semibold">
        {label}
      </p>
      <Suspense fallback={<Skeleton className="h-56" />}>
        <RichTextEditor id={name} labelledBy={`${name}-label`} {...editor} />
      </Suspense>
      {problem !== undefined && <p className="mt-1.5 text-sm font-medium text-danger">{problem}</p>}
    </div>
  );
}
