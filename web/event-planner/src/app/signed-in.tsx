import { Navigate, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Loading, Skeleton } from '../components/skeleton.tsx';
import { useSession } from '../lib/session/use-session.ts';

/** Shows its content to signed-in users and sends everybody else to log in and back. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const here = useRouterState({ select: state => state.location.href });
  if (session.status === 'unknown')
    return (
      <Loading className="space-y-4">
        <Skeleton className="h-10 w-64" />
        <Skeleton className="h-40" />
      </Loading>
    );
  return session.status === 'user' ? children : <Navigate to="/login" search={{ redirect: here }} replace />;
}
