import { clsx } from 'clsx';
import { useState } from 'react';

interface CoverProps {
  readonly url: string;
  readonly className: string;
  /** For the picture that is seen first. */
  readonly eager?: boolean;
}

/** Decorative: everything it might say stands beside it as text. A picture that fails leaves a calm surface, not a broken icon. */
export function Cover({ url, className, eager = false }: CoverProps) {
  const [failed, setFailed] = useState(false);
  if (failed) return <div className={clsx('bg-linear-to-br from-tint to-line', className)} />;
  return (
    <img
      src={url}
      alt=""
      width={1200}
      height={800}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      fetchPriority={eager ? 'high' : 'auto'}
      onError={() => setFailed(true)}
      className={clsx('bg-tint object-cover', className)}
    />
  );
}
