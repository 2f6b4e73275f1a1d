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

interface Warnings {
  warn(facts: object, message: string): void;
}

/** What a host makes up for a secret that nobody gave it: a word that says so, or random letters. */
const isMadeUp = (secret: string): boolean => !/[{}"]/.test(secret);

/**
 * A secret as its schema reads it; undefined where nobody gave one. One that cannot be read takes no other feature with it: it is told
 * once, by what is wrong with which of its fields, and counts as not given. What it holds is never repeated.
 */
export function readSecret<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  { secret, log }: { readonly secret: string; readonly log: Warnings },
): z.infer<Schema> | undefined {
  if (isMadeUp(secret)) return undefined;
  const parsed = schema.safeParse(jsonOf(secret));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message, code }) => `${path.join('.') || 'all of it'}: ${code === 'custom' ? message : code}`,
  );
  log.warn({ secret: name, problems }, 'a wallet is not offered, because its secret cannot be read');
  return undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
