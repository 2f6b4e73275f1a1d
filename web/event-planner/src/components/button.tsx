import { clsx } from 'clsx';
import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';

const looks = {
  primary: 'bg-brand text-on-brand hover:bg-brand-strong aria-disabled:bg-sunken aria-disabled:text-soft',
  secondary: 'border border-edge bg-surface text-ink hover:border-brand hover:text-brand aria-disabled:text-soft aria-disabled:border-line',
  quiet: 'text-ink hover:bg-sunken aria-disabled:text-soft',
} as const;

const sizes = { small: 'min-h-9 px-3 py-1 text-sm', normal: 'min-h-11 px-5 py-1.5', large: 'min-h-13 px-7 py-1.5 text-lg' } as const;

interface Look {
  readonly look?: keyof typeof looks;
  readonly size?: keyof typeof sizes;
  readonly className?: string | undefined;
}

/** The looks of a button, for links that should look like one. */
export const buttonClass = ({ look = 'primary', size = 'normal', className }: Look = {}): string =>
  clsx(
    'inline-flex items-center justify-center gap-2 rounded-control font-semibold no-underline transition-colors duration-150 text-center',
    looks[look],
    sizes[size],
    className,
  );

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'disabled'>, Look {
  readonly busy?: boolean;
  readonly disabled?: boolean;
}

/** A busy or disabled button keeps its focus and says so, instead of dropping out of the tab order under the user's hands. */
export function Button({
  look,
  size,
  className,
  busy = false,
  disabled = false,
  type = 'button',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const off = busy || disabled;
  return (
    <button
      type={type}
      className={buttonClass({ ...(look && { look }), ...(size && { size }), className })}
      aria-disabled={off || undefined}
      onClick={event => (off ? event.preventDefault() : onClick?.(event))}
      {...rest}
    >
      {busy && <LoaderCircle aria-hidden className="size-5 animate-spin" />}
      {children}
    </button>
  );
}
