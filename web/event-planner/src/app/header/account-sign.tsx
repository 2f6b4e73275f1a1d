import { UserRound } from 'lucide-react';

export const AccountSign = () => (
  <span aria-hidden className="flex size-9 items-center justify-center rounded-full bg-brand text-on-brand">
    <UserRound className="size-5" />
  </span>
);
