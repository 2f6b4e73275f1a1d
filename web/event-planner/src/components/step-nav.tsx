import { Children, type ReactNode } from 'react';

/** How a link of a StepNav looks. */
export const stepClass =
  '-mb-px flex min-h-11 items-center gap-2 border-b-2 border-transparent px-2.5 text-[0.9375rem] font-medium text-soft hover:text-ink aria-[current=page]:border-brand aria-[current=page]:font-semibold aria-[current=page]:text-brand';

/** The parts of something large, side by side; scrolls sideways where they do not fit. */
export const StepNav = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <nav aria-label={label} className="-mx-4 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0">
    <ul className="flex gap-1">
      {Children.map(children, child => (
        <li className="shrink-0">{child}</li>
      ))}
    </ul>
  </nav>
);
