import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { followTimeZone } from '../lib/format/own-time-zone.ts';
import { chooseLanguage, languageInAddress } from '../lib/i18n/language.ts';
import { getProfile } from '../lib/session/profile.ts';

/** The app speaks the language of the profile, unless the address says another, and shows times by its clock. For who is signed in. */
export function ProfileFollower() {
  const { data: profile } = useQuery(getProfile);
  const language = profile?.language ?? undefined;
  useEffect(() => {
    if (language !== undefined && languageInAddress() === undefined) void chooseLanguage(language);
  }, [language]);
  const timeZone = profile?.timeZone ?? undefined;
  useEffect(() => {
    followTimeZone(timeZone);
    return () => followTimeZone(undefined);
  }, [timeZone]);
  return null;
}
