import { Children, type ReactNode } from 'react';
import { useCurrentInSight } from './use-current-in-sight.ts';

/** How a link of a StepNav looks. */
export const stepClass =
  '-mb-px flex min-h-11 items-center gap-1.5 border-b-2 border-transparent px-2 lg:px-1.5 text-[0.9375rem] font-medium text-soft hover:text-ink aria-[current=page]:border-brand aria-[current=page]:font-semibold aria-[current=page]:text-brand';

/** The parts of something large, side by side; where they do not fit, in rows, and on a small screen scrolling sideways with the open one in sight. */
export function StepNav({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const nav = useCurrentInSight<HTMLElement>();
  return (
    <nav ref={nav} aria-label={label} className="relative -mx-4 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0">
      <ul className="flex gap-0.5 lg:flex-wrap lg:gap-x-0">
        {Children.map(children, child => (
          <li className="shrink-0">{child}</li>
        ))}
      </ul>
    </nav>
  );
}
