import { clsx } from 'clsx';
import type { ReactNode } from 'react';

interface IconButtonProps {
  readonly label: string;
  readonly title?: string;
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly className?: string;
}

/** A sign to press. Off, it keeps its place in the order of tabs and says so. */
export const IconButton = ({ label, title = label, children, onClick, pressed, disabled = false, className }: IconButtonProps) => (
  <button
    type="button"
    aria-label={label}
    title={title}
    aria-pressed={pressed}
    aria-disabled={disabled || undefined}
    onClick={() => !disabled && onClick()}
    className={clsx(
      'flex min-h-9 min-w-9 items-center justify-center rounded-control text-ink hover:bg-sunken aria-disabled:text-edge aria-disabled:hover:bg-transparent aria-pressed:bg-brand aria-pressed:text-on-brand [&_svg]:size-5',
      className,
    )}
  >
    {children}
  </button>
);
