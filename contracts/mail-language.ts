import { z } from 'zod';

/** Languages in which mails are written. */
export const MailLanguage = z.enum(['en', 'de', 'fr']);
export type MailLanguage = z.infer<typeof MailLanguage>;

/** What the caller's mails are written in from now on. */
export const MailLanguageForm = z.strictObject({ language: MailLanguage });
