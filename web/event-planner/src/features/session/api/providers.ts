import {
  type ProviderCallback,
  type ProviderId,
  ProviderOutcome,
  ProviderPage,
  ProviderSecondFactorNeeded,
  type ProviderSignIn,
} from '@event-planner/contracts/auth';
import { useMutation } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { openSession } from '../../../lib/session/session.ts';

type Wanted = z.infer<typeof ProviderSignIn> & { readonly provider: ProviderId };

/** Leaves for the provider's page. */
export const useProviderSignIn = () =>
  useMutation({
    mutationFn: ({ provider, ...body }: Wanted) => request(`/auth/providers/${provider}/sign-ins`, ProviderPage, { method: 'POST', body }),
    onSuccess: ({ url }) => location.assign(url),
  });

const Answered = z.union([ProviderOutcome, ProviderSecondFactorNeeded]);
export type Answered = z.infer<typeof Answered>;

/** Brings back what the provider said. Who links an account is signed in meanwhile. */
export const useProviderAnswer = (provider: string) =>
  useMutation({
    mutationFn: (body: z.infer<typeof ProviderCallback>) =>
      request(`/auth/providers/${provider}/answers`, Answered, { method: 'POST', as: 'caller', body }),
    onSuccess: answered => {
      if ('accessToken' in answered) openSession(answered);
    },
  });
