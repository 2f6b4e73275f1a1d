import { z } from 'zod';
import { Instant, Line, TimeZone } from './http.ts';
import { MailLanguage } from './mail-language.ts';

const isTimeZone = (name: string): boolean => {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** How somebody is called, and how they are told. Without a language or a time zone it is as their browser says. */
export const ProfileForm = z.strictObject({
  name: Line,
  language: MailLanguage.nullable(),
  timeZone: TimeZone.refine(isTimeZone, 'must be a time zone of the IANA database, such as Europe/Berlin').nullable(),
});
export type ProfileForm = z.infer<typeof ProfileForm>;

/** Square, by address of each side in pixels; the addresses end. */
export const ProfilePicture = z.object({ small: z.string(), large: z.string(), until: Instant });

export const Profile = ProfileForm.extend({
  picture: ProfilePicture.nullable(),
  /** Its ETag; an edit says it as If-Match. */
  version: z.int(),
});
export type Profile = z.infer<typeof Profile>;
