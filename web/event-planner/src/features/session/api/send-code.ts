import { type CodeRequest, CodeSent } from '@event-planner/contracts/auth';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { i18n } from '../../../lib/i18n/language.ts';
import { mailLanguage } from '../../../lib/mail-language.ts';

/** What the mailed code is for. */
export type CodeUse = 'register' | 'sign_in' | 'reset';

const paths: Readonly<Record<CodeUse, string>> = { register: '/auth/codes', sign_in: '/auth/login-codes', reset: '/auth/password-resets' };

/** Answered alike whether or not the address has an account. */
export const useSendCode = (use: CodeUse) =>
  useMutation({
    mutationFn: (wanted: z.infer<typeof CodeRequest>) =>
      request(paths[use], CodeSent, { method: 'POST', body: { ...wanted, language: mailLanguage(i18n.language) } }),
  });
