import type { ReactNode } from 'react';

/** One thing one asks about an event or a place, in a description list. */
export const Fact = ({ icon, name, children }: { readonly icon: ReactNode; readonly name: string; readonly children: ReactNode }) => (
  <div className="relative min-w-0 ps-9">
    <dt className="text-sm text-soft">
      <span aria-hidden className="absolute start-0 top-0.5 text-brand [&_svg]:size-5.5">
        {icon}
      </span>
      {name}
    </dt>
    <dd>{children}</dd>
  </div>
);
