import { createHash } from 'node:crypto';

/** A strong entity tag. */
export const etagOf = (version: string | number): string => `"${version}"`;

/** Whether an If-None-Match or If-Match header names this tag; `*` names any. RFC 9110, 13.1. */
export const namesTag = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some(named => [etag, `W/${etag}`, '*'].includes(named.trim())) ?? false;

/** The tag of an answer that has no version: it follows from what it says. */
export const contentTagOf = (content: unknown): string => etagOf(createHash('sha1').update(JSON.stringify(content)).digest('base64url'));
