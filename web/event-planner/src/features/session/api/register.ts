import { CodeSent, type Registration } from '@event-planner/contracts/auth';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { i18n } from '../../../lib/i18n/language.ts';
import { mailLanguage } from '../../../lib/mail-language.ts';

/** Answered alike whether or not the address has an account: what happens next is in the mail. */
export const useRegister = () =>
  useMutation({
    mutationFn: (registration: z.infer<typeof Registration>) =>
      request('/auth/register', CodeSent, { method: 'POST', body: { ...registration, language: mailLanguage(i18n.language) } }),
  });
