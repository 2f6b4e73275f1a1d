import { SignJWT } from 'jose';
import type { GoogleWallet } from './configuration.ts';
import { type Admission, googleTicket } from './rules.ts';

export type GoogleLinkOf = (admission: Admission) => Promise<string>;

/** A link that saves a ticket: all of it is in the link, signed by the service account. */
export const createGoogleLinks =
  ({ issuerId, clientEmail, privateKey }: GoogleWallet, now: () => Date): GoogleLinkOf =>
  async admission => {
    const claims = { typ: 'savetowallet', payload: googleTicket(admission, issuerId) };
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
      .setIssuer(clientEmail)
      .setAudience('google')
      .setIssuedAt(now())
      .sign(privateKey);
    return `https://pay.google.com/gp/v/save/${token}`;
  };
