import { MailLanguage } from '@event-planner/contracts/mail-language';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { request } from './api/request.ts';
import { readStored, writeStored } from './browser-storage.ts';
import { useSession } from './session/use-session.ts';

/** In which of the languages that mails are written in somebody is told. */
export const mailLanguage = (language: string): MailLanguage => MailLanguage.catch('en').parse(language.slice(0, 2));

/** What this browser told last, and for whom. */
const name = 'told-language';

/** Whoever reads the app in a language gets their mails in it: told once, and when they choose another. Nobody waits for it. */
export function useToldLanguage(): void {
  const session = useSession();
  const language = mailLanguage(useTranslation().i18n.language);
  const userId = session.status === 'user' ? session.user.id : undefined;
  useEffect(() => {
    const telling = `${userId} ${language}`;
    if (userId === undefined || readStored('localStorage', name) === telling) return;
    request('/notifications/language', z.undefined(), { method: 'PUT', body: { language }, as: 'caller' }).then(
      () => writeStored('localStorage', name, telling),
      () => {},
    );
  }, [userId, language]);
}
