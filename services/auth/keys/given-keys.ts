import { z } from 'zod';

const PrivateKey = z.looseObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
  kid: z.string().exactOptional(),
});

/** One private Ed25519 key as a JWK, or a list of them: the first signs, the others are only published until all they signed has expired. */
const Secret = z.union([PrivateKey.transform(key => [key] as const), z.tuple([PrivateKey], PrivateKey)]);

export const readSigningKeys = (secret: string): z.infer<typeof Secret> => Secret.parse(JSON.parse(secret));
