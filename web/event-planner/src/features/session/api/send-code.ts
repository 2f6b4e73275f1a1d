import { type CodeRequest, CodeSent } from '@event-planner/contracts/auth';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { i18n } from '../../../lib/i18n/language.ts';
import { mailLanguage } from '../../../lib/mail-language.ts';

export const useSendCode = () =>
  useMutation({
    mutationFn: (wanted: z.infer<typeof CodeRequest>) =>
      request('/auth/codes', CodeSent, { method: 'POST', body: { ...wanted, language: mailLanguage(i18n.language) } }),
  });
