/** A cookie that no script is shown. */
export interface CookieKind {
  readonly name: string;
  /** Below which it is sent. */
  readonly path: string;
  /** `Lax` where the browser comes from another site's page. */
  readonly sameSite: 'Strict' | 'Lax';
}

export interface Cookie {
  /** One without an age goes with the browser's window. */
  set(token: string, maxAgeSeconds?: number): string;
  clear(): string;
}

/** `Secure` wherever the web app is served by https; a laptop's http could not send such a cookie back. */
export function createCookie({ name, path, sameSite }: CookieKind, webUrl: string): Cookie {
  const attributes = `Path=${path}; HttpOnly; SameSite=${sameSite}${webUrl.startsWith('https:') ? '; Secure' : ''}`;
  return {
    set: (token, maxAgeSeconds) => `${name}=${token}; ${attributes}${maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`}`,
    clear: () => `${name}=; ${attributes}; Max-Age=0`,
  };
}

/** Its value in a Cookie header; undefined when there is none. */
export function findCookie(header: string | undefined, { name }: Pick<CookieKind, 'name'>): string | undefined {
  const prefix = `${name}=`;
  const pair = header?.split(';').find(part => part.trimStart().startsWith(prefix));
  return pair?.trim().slice(prefix.length) || undefined;
}
