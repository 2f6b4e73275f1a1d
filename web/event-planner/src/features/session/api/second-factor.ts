import { type SecondFactorProof, Session } from '@event-planner/contracts/auth';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { openSession } from '../../../lib/session/session.ts';

export const useSecondFactor = () =>
  useMutation({
    mutationFn: (proof: z.infer<typeof SecondFactorProof>) =>
      request('/auth/second-factors/verify', Session, { method: 'POST', body: proof }),
    onSuccess: openSession,
  });
