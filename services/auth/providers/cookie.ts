import { findCookie } from '../find-cookie.ts';
import { signInSeconds } from './rules.ts';

const name = 'provider-sign-in';
/** Lax, because the browser comes from another site's page. */
const attributes = 'Path=/api/auth/providers; HttpOnly; SameSite=Lax';

/** Binds a sign-in to the browser that began it: an answer that somebody else's browser is made to bring opens nothing there. */
export interface SignInCookie {
  set(token: string): string;
  clear(): string;
}

export function createSignInCookie(webUrl: string): SignInCookie {
  const all = webUrl.startsWith('https:') ? `${attributes}; Secure` : attributes;
  return { set: token => `${name}=${token}; ${all}; Max-Age=${signInSeconds}`, clear: () => `${name}=; ${all}; Max-Age=0` };
}

export const findSignInToken = (header: string | undefined): string | undefined => findCookie(header, name);
