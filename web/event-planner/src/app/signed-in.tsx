import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { Loading, Skeleton } from '../components/skeleton.tsx';
import { useSession } from '../lib/session/use-session.ts';

/** Shows its content to signed-in users and sends everybody else to log in and back. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const { status } = useSession();
  const router = useRouter();
  useEffect(() => {
    // Once, with the address as it is then: following it while it changes would lead from the log-in page to itself.
    if (status === 'visitor') void router.navigate({ to: '/login', search: { redirect: router.state.location.href }, replace: true });
  }, [status, router]);
  if (status === 'user') return children;
  return (
    <Loading className="space-y-4">
      <Skeleton className="h-10 w-64" />
      <Skeleton className="h-40" />
    </Loading>
  );
}
