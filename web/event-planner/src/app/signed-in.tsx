import { useRouter } from '@tanstack/react-router';
import { Fragment, type ReactNode, useEffect } from 'react';
import { Loading, Skeleton } from '../components/skeleton.tsx';
import { useSession } from '../lib/session/use-session.ts';

/** Shows its content to signed-in users and sends everybody else to log in and back. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const { status } = session;
  const router = useRouter();
  useEffect(() => {
    // Once, with the address as it is then: following it while it changes would lead from the log-in page to itself.
    if (status === 'visitor') void router.navigate({ to: '/login', search: { redirect: router.state.location.href }, replace: true });
  }, [status, router]);
  // Somebody else begins with a page of their own: what the one before saw or typed is none of theirs.
  if (session.status === 'user') return <Fragment key={session.user.id}>{children}</Fragment>;
  return (
    <Loading className="space-y-4">
      <Skeleton className="h-10 w-64" />
      <Skeleton className="h-40" />
    </Loading>
  );
}
