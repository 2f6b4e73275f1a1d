import { z } from 'zod';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** By https; by plain http only on this very machine, where nobody is in between. */
const address = z
  .url()
  .max(300)
  .refine(text => {
    const { protocol, hostname, search, hash } = new URL(text);
    return (protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname))) && search === '' && hash === '';
  }, 'must be an https address');

const client = { clientId: z.string().min(1).max(300), clientSecret: z.string().min(1).max(2000) };

export const GoogleSignIn = z.strictObject(client);
/** `tenant` is an organization's own directory; without it every account of Microsoft's may come. */
export const MicrosoftSignIn = z.strictObject({
  ...client,
  tenant: z
    .string()
    .regex(/^[\w.-]{1,100}$/)
    .default('common'),
});
/** `server` is an Enterprise Server of one's own. */
export const GithubSignIn = z.strictObject({ ...client, server: address.optional() });
export type GithubSignIn = z.infer<typeof GithubSignIn>;
/** Any issuer that publishes its configuration, as it names itself. */
export const OpenidSignIn = z.strictObject({
  ...client,
  name: z.string().trim().min(1).max(80),
  issuer: address,
  clientAuthentication: z.enum(['client_secret_basic', 'client_secret_post']).optional(),
});
