import type { PasswordReset } from '@event-planner/contracts/auth';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { Admitted, openAdmitted } from './admitted.ts';

export const useResetPassword = () =>
  useMutation({
    mutationFn: (reset: z.infer<typeof PasswordReset>) =>
      request('/auth/password-resets/verify', Admitted, { method: 'POST', body: reset }),
    onSuccess: openAdmitted,
  });
