import { findCookie } from '../find-cookie.ts';
import { registrationHours } from './rules.ts';

const name = 'registration';
const attributes = 'Path=/api/auth; HttpOnly; SameSite=Strict';

/** Tells the browser that registered: one that registered itself does not open the account of somebody else, who registered its address after it. */
export const createRegistrationCookie = (webUrl: string): ((token: string) => string) => {
  const all = webUrl.startsWith('https:') ? `${attributes}; Secure` : attributes;
  return token => `${name}=${token}; ${all}; Max-Age=${registrationHours * 3600}`;
};

/** Undefined when there is none, or one that we have not given out. */
export function findBrowserToken(header: string | undefined): string | undefined {
  const token = findCookie(header, name);
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}
