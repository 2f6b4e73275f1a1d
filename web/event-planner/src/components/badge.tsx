import { clsx } from 'clsx';
import type { ReactNode } from 'react';

const tones = {
  plain: 'bg-sunken text-soft',
  good: 'bg-tint text-brand',
  warning: 'bg-amber-tint text-amber-ink',
  bad: 'bg-danger-tint text-danger',
} as const;

export type Tone = keyof typeof tones;

export const Badge = ({
  tone = 'plain',
  children,
  className,
}: {
  readonly tone?: Tone;
  readonly children: ReactNode;
  readonly className?: string;
}) => (
  <span
    className={clsx(
      'inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-sm font-semibold whitespace-nowrap',
      tones[tone],
      className,
    )}
  >
    {children}
  </span>
);
