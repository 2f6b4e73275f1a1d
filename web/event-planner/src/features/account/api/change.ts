import { CodeSent, type EmailChange, type EmailChangeProof, type NewPassword, User } from '@event-planner/contracts/auth';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { i18n } from '../../../lib/i18n/language.ts';
import { mailLanguage } from '../../../lib/mail-language.ts';
import { renewSession } from '../../../lib/session/session.ts';
import { useConfirming } from '../../../lib/confirming.ts';

export function useChangePassword() {
  const queries = useQueryClient();
  const confirming = useConfirming();
  return useMutation({
    mutationFn: (body: z.infer<typeof NewPassword>) =>
      confirming(() => request('/auth/password', z.unknown(), { method: 'PUT', as: 'caller', body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['account'] }),
  });
}

export function useBeginEmailChange() {
  const confirming = useConfirming();
  return useMutation({
    mutationFn: (wanted: z.infer<typeof EmailChange>) =>
      confirming(() =>
        request('/auth/email-changes', CodeSent, {
          method: 'POST',
          as: 'caller',
          body: { ...wanted, language: mailLanguage(i18n.language) },
        }),
      ),
  });
}

export function useFinishEmailChange() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.infer<typeof EmailChangeProof>) =>
      request('/auth/email-changes/verify', User, { method: 'POST', as: 'caller', body }),
    // What the page shows of the user is in the session.
    onSuccess: async () => {
      await renewSession();
      await queries.invalidateQueries({ queryKey: ['account'] });
    },
  });
}
