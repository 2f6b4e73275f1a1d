import { clsx } from 'clsx';
import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import type { ReactNode } from 'react';

const tones = {
  info: { icon: Info, className: 'border-line bg-sunken' },
  good: { icon: CircleCheck, className: 'border-brand/30 bg-tint' },
  warning: { icon: Info, className: 'border-amber/50 bg-amber-tint text-amber-ink' },
  bad: { icon: CircleAlert, className: 'border-danger/40 bg-danger-tint text-danger' },
} as const;

interface NoticeProps {
  readonly tone?: keyof typeof tones;
  readonly children: ReactNode;
  readonly className?: string;
  /** Set for what appears in answer to something the user did, so that it is read out. */
  readonly announce?: boolean;
}

export function Notice({ tone = 'info', children, className, announce = false }: NoticeProps) {
  const { icon: Icon, className: look } = tones[tone];
  return (
    <div
      role={announce ? (tone === 'bad' ? 'alert' : 'status') : undefined}
      className={clsx('flex gap-3 rounded-control border px-4 py-3', look, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 grow [overflow-wrap:anywhere]">{children}</div>
    </div>
  );
}
