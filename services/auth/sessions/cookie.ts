import { findCookie } from '../find-cookie.ts';
import { rememberedSeconds } from './rules.ts';

const name = 'refresh';
/** Sent to nothing but us, by nothing but our own pages, and never shown to a script. */
const attributes = 'Path=/api/auth; HttpOnly; SameSite=Strict';

export interface RefreshCookie {
  /** One that is not remembered goes with the browser's window. */
  set(token: string, of: { readonly remembered: boolean }): string;
  clear(): string;
}

/** `Secure` wherever the web app is served by https; a laptop's http could not send such a cookie back. */
export function createRefreshCookie(webUrl: string): RefreshCookie {
  const all = webUrl.startsWith('https:') ? `${attributes}; Secure` : attributes;
  return {
    set: (token, { remembered }) => `${name}=${token}; ${all}${remembered ? `; Max-Age=${rememberedSeconds}` : ''}`,
    clear: () => `${name}=; ${all}; Max-Age=0`,
  };
}

/** The token of a Cookie header; undefined when there is none. */
export const findRefreshToken = (header: string | undefined): string | undefined => findCookie(header, name);
