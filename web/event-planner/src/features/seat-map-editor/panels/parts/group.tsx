import { type ReactNode, useId } from 'react';

interface GroupProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** What belongs together in a panel, under a heading. */
export function Group({ title, children }: GroupProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-t border-line px-4 py-4 first:border-t-0">
      <h3 id={id} className="mb-3 text-base">
        {title}
      </h3>
      <div className="space-y-3">{children}</div>
    </section>
  );
}

export const Pair = ({ children }: { readonly children: ReactNode }) => <div className="grid grid-cols-2 gap-3">{children}</div>;
