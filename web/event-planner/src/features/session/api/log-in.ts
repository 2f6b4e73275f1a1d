import { type Credentials, Session } from '@event-planner/contracts/auth';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { openSession } from '../../../lib/session/session.ts';

export const useLogIn = () =>
  useMutation({
    mutationFn: (credentials: z.infer<typeof Credentials>) => request('/auth/login', Session, { method: 'POST', body: credentials }),
    onSuccess: openSession,
  });
