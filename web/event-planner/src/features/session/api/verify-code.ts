import { Session, type Verification } from '@event-planner/contracts/auth';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { openSession } from '../../../lib/session/session.ts';

export const useVerifyCode = () =>
  useMutation({
    mutationFn: (verification: z.infer<typeof Verification>) => request('/auth/verify', Session, { method: 'POST', body: verification }),
    onSuccess: openSession,
  });
