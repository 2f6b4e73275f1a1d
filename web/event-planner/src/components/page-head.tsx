import type { ReactNode } from 'react';
import { useKeptFocus } from './use-kept-focus.ts';

interface PageHeadProps {
  readonly title: string;
  readonly text?: string | undefined;
  readonly children?: ReactNode;
}

/** A working page's name, what it is for, and what one can begin here. */
export const PageHead = ({ title, text, children }: PageHeadProps) => (
  <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
    <div className="min-w-0">
      <h1 className="text-2xl sm:text-3xl">{title}</h1>
      {text !== undefined && <p className="mt-1 max-w-[60ch] text-soft text-pretty">{text}</p>}
    </div>
    {children !== undefined && <div className="flex flex-wrap gap-3">{children}</div>}
  </div>
);

interface PanelProps {
  readonly title: string;
  readonly text?: string | undefined;
  readonly action?: ReactNode;
  readonly id?: string;
  readonly children: ReactNode;
}

/** A part of a page with a heading of its own. */
export const Panel = ({ title, text, action, id, children }: PanelProps) => (
  <section id={id} ref={useKeptFocus()} tabIndex={-1} aria-label={title} className="card p-5 sm:p-6">
    <div className="mb-4 flex flex-wrap items-start justify-between gap-3">
      <div className="min-w-0">
        <h2 className="text-lg">{title}</h2>
        {text !== undefined && <p className="mt-0.5 max-w-[65ch] text-sm text-soft text-pretty">{text}</p>}
      </div>
      {action}
    </div>
    {children}
  </section>
);
