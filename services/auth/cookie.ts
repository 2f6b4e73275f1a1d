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

/**
 * Its value in a Cookie header; undefined when there is none, or several: ours is one, and which of them a page of a neighbouring domain has set beside it,
 * to have somebody act in another's session, nothing tells. https://www.rfc-editor.org/rfc/rfc6265#section-8.6
 */
export function findCookie(header: string | undefined, { name }: Pick<CookieKind, 'name'>): string | undefined {
  const prefix = `${name}=`;
  const values = (header ?? '')
    .split(';')
    .map(part => part.trim())
    .filter(part => part.startsWith(prefix));
  const [only] = values;
  return values.length === 1 ? only?.slice(prefix.length) || undefined : undefined;
}
