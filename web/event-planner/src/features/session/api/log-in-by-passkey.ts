import { Session } from '@event-planner/contracts/auth';
import { PasskeyRequest } from '@event-planner/contracts/passkeys';
import { useMutation } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { showPasskey } from '../../../lib/passkeys.ts';
import { openSession } from '../../../lib/session/session.ts';

/** @param remember stay logged in here */
export const useLogInByPasskey = () =>
  useMutation({
    mutationFn: async (remember: boolean) => {
      const credential = await showPasskey(await request('/auth/login-passkeys', PasskeyRequest, { method: 'POST' }));
      return request('/auth/login-passkeys/verify', Session, { method: 'POST', body: { credential, remember } });
    },
    onSuccess: openSession,
  });
