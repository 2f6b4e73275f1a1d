import { type ReactNode, Suspense } from 'react';

/** A menu whose code comes after the page: until then its sign stands in its place. */
export const LateMenu = ({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) => (
  <Suspense fallback={icon === null ? null : <span className="flex min-h-11 min-w-11 items-center justify-center px-1.5">{icon}</span>}>
    {children}
  </Suspense>
);
