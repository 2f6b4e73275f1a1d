import { randomUUID } from 'node:crypto';

/** The provider's kind of id: a prefix that tells the type, and 24 letters and digits. From a UUID, whose random bytes Node draws in advance. */
export const randomId = (prefix: string): string => `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 24)}`;
