import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, so that a plain hash of it is enough at rest: there is nothing to guess. */
export const newSecretToken = (): string => randomBytes(32).toString('base64url');

export const hashSecretToken = (token: string): Buffer => createHash('sha256').update(token).digest();
