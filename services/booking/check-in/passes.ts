import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { passSeconds } from './limits.ts';

/**
 * A browser cannot say who it is when it opens a socket. So whoever may see the counts gets a pass with them: good for one event and some minutes, of every process,
 * and kept nowhere. It names the session it was given in, or the API key it was got by, with which it ends.
 */
export interface Passes {
  issue(of: Granted & { readonly until?: Date | undefined }, now: Date): { readonly pass: string; readonly expiresAt: Date };
  /** Undefined for one that is not ours or has expired. */
  read(pass: string, now: Date): (Granted & { readonly expiresAt: Date }) | undefined;
}

export interface Granted {
  readonly eventId: string;
  /** The API key's id where a program got it. */
  readonly sessionId: string | undefined;
}

const form = /^(([0-9a-f-]{36})\.(\d{1,15})\.([0-9a-f-]{36})?)\.([\w-]{43})$/;

export function createPasses(secret: string): Passes {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'passes to live counts of check-in', 32));
  const sign = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  return {
    issue({ eventId, sessionId = '', until }, now) {
      const expiresAt = new Date(Math.min(now.getTime() + passSeconds * 1000, until?.getTime() ?? Infinity));
      const text = `${eventId}.${expiresAt.getTime()}.${sessionId}`;
      return { pass: `${text}.${sign(text).toString('base64url')}`, expiresAt };
    },
    read(pass, now) {
      const [, text = '', eventId = '', expires = '', sessionId, signature = ''] = form.exec(pass) ?? [];
      if (signature === '' || !timingSafeEqual(Buffer.from(signature, 'base64url'), sign(text))) return undefined;
      const expiresAt = new Date(Number(expires));
      return expiresAt > now ? { eventId, sessionId, expiresAt } : undefined;
    },
  };
}
