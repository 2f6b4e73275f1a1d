import { type CookieKind, createCookie, findCookie } from '../cookie.ts';
import { signInSeconds } from './rules.ts';

/** Lax, because the browser comes from another site's page. */
const kind: CookieKind = { name: 'provider-sign-in', path: '/api/auth/providers', sameSite: 'Lax' };

/** Binds a sign-in to the browser that began it: an answer that somebody else's browser is made to bring opens nothing there. */
export interface SignInCookie {
  set(token: string): string;
  clear(): string;
}

export function createSignInCookie(webUrl: string): SignInCookie {
  const { set, clear } = createCookie(kind, webUrl);
  return { clear, set: token => set(token, signInSeconds) };
}

export const findSignInToken = (header: string | undefined): string | undefined => findCookie(header, kind);
