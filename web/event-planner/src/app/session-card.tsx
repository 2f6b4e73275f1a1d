import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useKeptFocus } from '../components/use-kept-focus.ts';
import { useSession } from '../lib/session/use-session.ts';

interface SignCardProps {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}

/** The frame of everything by which one comes in. */
export const SignCard = ({ title, text, children }: SignCardProps) => (
  <div className="mx-auto max-w-md sm:py-6">
    <h1 className="text-3xl">{title}</h1>
    {text !== undefined && <p className="mt-2 text-soft">{text}</p>}
    <section ref={useKeptFocus()} tabIndex={-1} aria-label={title} className="card mt-6 p-5 shadow-card sm:p-8">
      {children}
    </section>
  </div>
);

interface SessionCardProps extends SignCardProps {
  /** Where somebody with a session goes. */
  readonly redirect: string | undefined;
}

/** Logging in and signing up. Whoever is signed in is sent where they meant to go. */
export function SessionCard({ redirect, ...card }: SessionCardProps) {
  const session = useSession();
  const router = useRouter();
  const signedIn = session.status === 'user';
  useEffect(() => {
    // By its address, because it may be any of our pages with whatever it had to say.
    if (signedIn) router.history.replace(redirect ?? '/');
  }, [signedIn, redirect, router]);
  if (signedIn) return null;
  return <SignCard {...card} />;
}
