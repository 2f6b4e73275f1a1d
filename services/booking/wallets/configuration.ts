import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { z } from 'zod';

const privateKey = z.string().transform((pem, context): KeyObject => {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'rsa') return key;
  } catch {
    // Said below, without OpenSSL's own words: they may quote what was given.
  }
  context.addIssue({ code: 'custom', message: 'is no RSA key as PEM without a passphrase' });
  return z.NEVER;
});

const certificate = z.string().transform((pem, context): X509Certificate => {
  try {
    return new X509Certificate(pem);
  } catch {
    context.addIssue({ code: 'custom', message: 'is no certificate as PEM' });
    return z.NEVER;
  }
});

/** Of a pass type in Apple's developer account. `authority` is Apple's intermediate certificate, WWDR. */
export const AppleWallet = z
  .strictObject({
    passTypeIdentifier: z.string().regex(/^pass\.[\w.-]{1,200}$/),
    teamIdentifier: z.string().regex(/^[A-Z0-9]{10}$/),
    certificate,
    privateKey,
    authority: certificate,
  })
  .refine(({ certificate: ours, privateKey: key }) => ours.checkPrivateKey(key), {
    path: ['privateKey'],
    message: 'is not the key of the certificate',
  })
  .refine(({ certificate: ours, authority }) => ours.checkIssued(authority), {
    path: ['authority'],
    message: 'did not issue the certificate',
  });
export type AppleWallet = z.infer<typeof AppleWallet>;

/** Of an issuer in Google's wallet console, and a service account that may act for it. */
export const GoogleWallet = z.strictObject({ issuerId: z.string().regex(/^\d{5,25}$/), clientEmail: z.email(), privateKey });
export type GoogleWallet = z.infer<typeof GoogleWallet>;
