/** The value of a cookie in a Cookie header; undefined when there is none. */
export function findCookie(header: string | undefined, name: string): string | undefined {
  const prefix = `${name}=`;
  const pair = header?.split(';').find(part => part.trimStart().startsWith(prefix));
  return pair?.trim().slice(prefix.length) || undefined;
}
