import type { Credentials } from '@event-planner/contracts/auth';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { Admitted, openAdmitted } from './admitted.ts';

export const useLogIn = () =>
  useMutation({
    mutationFn: (credentials: z.infer<typeof Credentials>) => request('/auth/login', Admitted, { method: 'POST', body: credentials }),
    onSuccess: openAdmitted,
  });
