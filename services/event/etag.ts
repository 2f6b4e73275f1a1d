/** A strong entity tag. */
export const etagOf = (version: string | number): string => `"${version}"`;

/** Whether an If-None-Match or If-Match header names this tag; `*` names any. RFC 9110, 13.1. */
export const namesTag = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some(named => [etag, `W/${etag}`, '*'].includes(named.trim())) ?? false;
