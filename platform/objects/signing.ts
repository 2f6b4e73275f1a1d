import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Grant {
  readonly bucket: string;
  readonly key: string;
  readonly expiresAtSeconds: number;
  readonly downloadAs: string | undefined;
}

const mac = (secret: string, { bucket, key, expiresAtSeconds, downloadAs }: Grant): Buffer =>
  createHmac('sha256', secret)
    .update(JSON.stringify([bucket, key, expiresAtSeconds, downloadAs ?? null]))
    .digest();

/** Whoever has the signature may read that one object until then, under that one name. */
export const sign = (secret: string, grant: Grant): string => mac(secret, grant).toString('base64url');

export function isSigned(secret: string, grant: Grant, signature: string): boolean {
  const given = Buffer.from(signature, 'base64url');
  const expected = mac(secret, grant);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
