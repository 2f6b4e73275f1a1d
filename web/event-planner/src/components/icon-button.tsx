import type { ReactNode } from 'react';

interface IconButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
}

/** A small square button whose name is read out and shown on hovering. */
export const IconButton = ({ label, icon, onClick }: IconButtonProps) => (
  <button
    type="button"
    aria-label={label}
    title={label}
    onClick={onClick}
    className="flex size-10 items-center justify-center rounded-control text-soft hover:bg-sunken hover:text-ink [&_svg]:size-4.5"
  >
    {icon}
  </button>
);
