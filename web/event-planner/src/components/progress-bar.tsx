import { clsx } from 'clsx';

interface ProgressBarProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly className?: string;
}

/** How much of something is done. Browsers draw their own in grey, in which nothing looks like all. */
export const ProgressBar = ({ label, value, max, className }: ProgressBarProps) => (
  <div
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={max}
    aria-valuenow={value}
    className={clsx('h-3 overflow-hidden rounded-full bg-sunken', className)}
  >
    <div className="h-full rounded-full bg-brand" style={{ width: `${Math.min(100, (value / Math.max(1, max)) * 100)}%` }} />
  </div>
);
