import { type CookieKind, createCookie, findCookie } from '../cookie.ts';
import { registrationHours } from './rules.ts';

const kind: CookieKind = { name: 'registration', path: '/api/auth', sameSite: 'Strict' };

/** Tells the browser that registered: one that registered itself does not open the account of somebody else, who registered its address after it. */
export function createRegistrationCookie(webUrl: string): (token: string) => string {
  const { set } = createCookie(kind, webUrl);
  return token => set(token, registrationHours * 3600);
}

/** Undefined when there is none, or one that we have not given out. */
export function findBrowserToken(header: string | undefined): string | undefined {
  const token = findCookie(header, kind);
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}
