import { UserRound } from 'lucide-react';

/** The picture of who is signed in; a figure where there is none, or it does not come. */
export const AccountSign = ({ picture }: { readonly picture?: string | undefined }) => (
  <span aria-hidden className="relative flex size-9 items-center justify-center overflow-hidden rounded-full bg-brand text-on-brand">
    <UserRound className="size-5" />
    {picture !== undefined && (
      <img src={picture} alt="" className="absolute inset-0 size-full object-cover" onError={event => event.currentTarget.remove()} />
    )}
  </span>
);
