import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import type { LiveStatus } from './live-connection.ts';

const looks = {
  live: { key: 'seats.live', dot: 'bg-brand', hint: 'seats.liveHint' },
  connecting: { key: 'seats.connecting', dot: 'bg-amber', hint: 'seats.liveHint' },
  off: { key: 'seats.off', dot: 'border border-edge', hint: 'seats.offHint' },
} as const;

export function LiveBadge({ status }: { readonly status: LiveStatus }) {
  const { t } = useTranslation();
  const { key, dot, hint } = looks[status];
  return (
    <p role="status" title={t(hint)} className="flex items-center gap-2 text-sm font-semibold text-soft">
      <span aria-hidden className="relative flex size-2.5">
        {status === 'live' && (
          <span className="absolute inline-flex size-full animate-ping rounded-full bg-brand opacity-60 motion-reduce:hidden" />
        )}
        <span className={clsx('relative size-2.5 rounded-full', dot)} />
      </span>
      {t(key)}
    </p>
  );
}
