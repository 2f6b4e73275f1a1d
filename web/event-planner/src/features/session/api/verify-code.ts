import type { Verification } from '@event-planner/contracts/auth';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { Admitted, openAdmitted } from './admitted.ts';
import type { CodeUse } from './send-code.ts';

const paths: Readonly<Record<Exclude<CodeUse, 'reset'>, string>> = { register: '/auth/verify', sign_in: '/auth/login-codes/verify' };

export const useVerifyCode = (use: Exclude<CodeUse, 'reset'>) =>
  useMutation({
    mutationFn: (verification: z.infer<typeof Verification>) => request(paths[use], Admitted, { method: 'POST', body: verification }),
    onSuccess: openAdmitted,
  });
