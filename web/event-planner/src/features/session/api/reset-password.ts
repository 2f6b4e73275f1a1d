import { type PasswordReset, Session } from '@event-planner/contracts/auth';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { openSession } from '../../../lib/session/session.ts';

export const useResetPassword = () =>
  useMutation({
    mutationFn: (reset: z.infer<typeof PasswordReset>) => request('/auth/password-resets/verify', Session, { method: 'POST', body: reset }),
    onSuccess: openSession,
  });
