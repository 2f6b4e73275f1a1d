import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A grey stand-in with the size of what is coming, so that nothing jumps. */
export const Skeleton = ({ className }: { readonly className?: string }) => (
  <div aria-hidden className={clsx('animate-pulse rounded-control bg-line/70', className)} />
);

/** Says once that something is loading, whatever the stand-ins inside look like. */
export function Loading({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  const { t } = useTranslation();
  return (
    <div className={className}>
      <span role="status" className="sr-only">
        {t('app.loading')}
      </span>
      {children}
    </div>
  );
}
