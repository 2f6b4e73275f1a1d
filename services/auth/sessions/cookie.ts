import { type CookieKind, createCookie, findCookie } from '../cookie.ts';
import { rememberedSeconds } from './rules.ts';

/** Sent to nothing but us, by nothing but our own pages. */
const kind: CookieKind = { name: 'refresh', path: '/api/auth', sameSite: 'Strict' };

export interface RefreshCookie {
  /** One that is not remembered goes with the browser's window. */
  set(token: string, of: { readonly remembered: boolean }): string;
  clear(): string;
}

export function createRefreshCookie(webUrl: string): RefreshCookie {
  const { set, clear } = createCookie(kind, webUrl);
  return { clear, set: (token, { remembered }) => set(token, remembered ? rememberedSeconds : undefined) };
}

/** The token of a Cookie header; undefined when there is none. */
export const findRefreshToken = (header: string | undefined): string | undefined => findCookie(header, kind);
