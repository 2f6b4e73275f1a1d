import { createHmac } from 'node:crypto';

/** The `stripe-signature` header: an HMAC over the time and the very bytes of the body, so that neither can be changed or replayed later. */
export function sign(payload: string, secret: string, at: Date): string {
  const timestamp = Math.floor(at.getTime() / 1000);
  return `t=${timestamp},v1=${createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex')}`;
}
