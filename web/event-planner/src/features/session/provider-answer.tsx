import { ProviderCallback } from '@event-planner/contracts/auth';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useSession } from '../../lib/session/use-session.ts';
import { type Answered, useProviderAnswer } from './api/providers.ts';
import { ProviderRefusal } from './provider-refusal.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';

interface ProviderAnswerProps {
  readonly provider: string;
  /** What the provider added to our address. */
  readonly said: URLSearchParams;
  /** Somebody is signed in, or has linked an account. */
  readonly onDone: (returnTo: string) => void;
  readonly onLogIn: (returnTo: string) => void;
}

/** Where the browser comes back to from a provider. What it brought is good once, so it is shown once and asked for nothing again. */
export function ProviderAnswer({ provider, said, onDone, onLogIn }: ProviderAnswerProps) {
  const { t } = useTranslation();
  const answer = useProviderAnswer(provider);
  const [callback] = useState(() => readCallback(said));
  const brought = useRef(false);
  const isSignedIn = useSession().status === 'user';
  const done = answer.data !== undefined && isOver(answer.data, isSignedIn) ? answer.data.returnTo : undefined;

  useEffect(() => {
    if (brought.current || callback === undefined) return;
    brought.current = true;
    answer.mutate(callback);
  }, [answer, callback]);
  useEffect(() => {
    if (done !== undefined) onDone(done);
  }, [done, onDone]);

  if (answer.data !== undefined && 'ticket' in answer.data && !isSignedIn) {
    const { ticket, returnTo } = answer.data;
    return <SecondFactorForm ticket={ticket} onBack={() => onLogIn(returnTo)} />;
  }
  if (callback === undefined || answer.isError)
    return <ProviderRefusal error={answer.error} onGoOn={returnTo => (isSignedIn ? onDone(returnTo) : onLogIn(returnTo))} />;
  return (
    <Loading>
      <p className="mb-4 text-soft">{t('provider.waiting')}</p>
      <Skeleton className="h-11" />
    </Loading>
  );
}

/** With a ticket it is over once the second proof opened a session. */
const isOver = (answered: Answered, isSignedIn: boolean): boolean => 'linked' in answered || isSignedIn;

/** Of what else a provider adds we need nothing. */
function readCallback(said: URLSearchParams): z.infer<typeof ProviderCallback> | undefined {
  const known = ['state', 'code', 'error', 'iss'].flatMap(name => (said.has(name) ? [[name, said.get(name)]] : []));
  return ProviderCallback.safeParse(Object.fromEntries(known)).data;
}
