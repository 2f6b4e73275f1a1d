import { CodeSent, type Confirmation, Confirmed } from '@event-planner/contracts/auth';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

export const useConfirm = () =>
  useMutation({
    mutationFn: (proof: z.infer<typeof Confirmation>) =>
      request('/auth/confirmations', Confirmed, { method: 'POST', as: 'caller', body: proof }),
  });

export const useSendConfirmation = () =>
  useMutation({ mutationFn: () => request('/auth/confirmation-codes', CodeSent, { method: 'POST', as: 'caller' }) });
