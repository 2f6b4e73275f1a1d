import { Session, type Verification } from '@event-planner/contracts/auth';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { openSession } from '../../../lib/session/session.ts';
import type { CodeUse } from './send-code.ts';

const paths: Readonly<Record<Exclude<CodeUse, 'reset'>, string>> = { register: '/auth/verify', sign_in: '/auth/login-codes/verify' };

export const useVerifyCode = (use: Exclude<CodeUse, 'reset'>) =>
  useMutation({
    mutationFn: (verification: z.infer<typeof Verification>) => request(paths[use], Session, { method: 'POST', body: verification }),
    onSuccess: openSession,
  });
