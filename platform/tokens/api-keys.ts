import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const mark = 'ep_live_';
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const secretLength = 32;
const sumLength = 6;
const shape = new RegExp(`^${mark}[0-9A-Za-z]{${secretLength + sumLength}}$`);
const shownOfSecret = 4;

/**
 * `ep_live_`, 190 random bits, and a checksum: who scans repositories for secrets finds a key by its beginning and knows by its end that it is one,
 * and a mistyped one is refused without anybody being asked. As GitHub does: https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
 */
export function newApiKey(): string {
  const secret = Array.from({ length: secretLength }, () => digits[randomInt(digits.length)]).join('');
  return `${mark}${secret}${sumOf(`${mark}${secret}`)}`;
}

/** Whether it claims to be a key. */
export const isApiKey = (token: string): boolean => token.startsWith('ep_');

/** Whether it can be one. */
export const isWellFormedApiKey = (key: string): boolean => shape.test(key) && key.slice(-sumLength) === sumOf(key.slice(0, -sumLength));

/** What of a key may be shown again, so that its owner recognizes it. */
export const prefixOfApiKey = (key: string): string => key.slice(0, mark.length + shownOfSecret);

/** A plain hash is enough: there is nothing to guess. */
export const hashApiKey = (key: string): string => createHash('sha256').update(key).digest('hex');

function sumOf(text: string): string {
  let rest = crc32(text);
  return Array.from({ length: sumLength }, () => {
    const digit = digits.charAt(rest % digits.length);
    rest = Math.floor(rest / digits.length);
    return digit;
  }).join('');
}
