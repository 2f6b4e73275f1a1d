import { z } from 'zod';
import { Id, Instant, Line } from './http.ts';

/** Bytes as WebAuthn writes them in JSON: base64url without padding. */
const Bytes = (longest: number) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .max(longest);
const CredentialId = Bytes(1400);
const Transports = z.array(z.string().max(32)).max(10);
const credential = { id: CredentialId, rawId: CredentialId, type: z.literal('public-key') };
const extensions = z.record(z.string(), z.json());

/** What `navigator.credentials.create` gave, as its `toJSON` writes it; what else that says is not looked at. */
export const CreatedCredential = z.object({
  ...credential,
  response: z.object({ clientDataJSON: Bytes(8_000), attestationObject: Bytes(40_000), transports: Transports.exactOptional() }),
});
/** What `navigator.credentials.get` gave. */
export const AssertedCredential = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: Bytes(8_000),
    authenticatorData: Bytes(8_000),
    signature: Bytes(8_000),
    userHandle: Bytes(120).exactOptional(),
  }),
});
export type CreatedCredential = z.infer<typeof CreatedCredential>;
export type AssertedCredential = z.infer<typeof AssertedCredential>;

const Descriptors = z.array(z.object({ id: CredentialId, type: z.literal('public-key'), transports: Transports.exactOptional() }));

/** For `navigator.credentials.create`, as PublicKeyCredentialCreationOptionsJSON says. */
export const PasskeyCreation = z.object({
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ alg: z.int(), type: z.literal('public-key') })),
  timeout: z.int(),
  excludeCredentials: Descriptors,
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.boolean(),
    userVerification: z.literal('required'),
  }),
  attestation: z.literal('none'),
  extensions,
});
/** For `navigator.credentials.get`, as PublicKeyCredentialRequestOptionsJSON says; without `allowCredentials` the person chooses among all they have here. */
export const PasskeyRequest = z.object({
  rpId: z.string(),
  challenge: z.string(),
  timeout: z.int(),
  userVerification: z.literal('required'),
  allowCredentials: Descriptors.exactOptional(),
});
export type PasskeyCreation = z.infer<typeof PasskeyCreation>;
export type PasskeyRequest = z.infer<typeof PasskeyRequest>;

export const Passkey = z.object({
  id: Id,
  name: Line,
  /** Kept by a password manager or an account of the maker's, so that it outlives the device. */
  synced: z.boolean(),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
});
export type Passkey = z.infer<typeof Passkey>;
export const PasskeyList = z.object({ items: z.array(Passkey) });

/** @default `name` the browser and system that make it, such as `Firefox on Linux` */
export const NewPasskey = z.strictObject({ credential: CreatedCredential, name: Line.optional() });
export const PasskeyName = z.strictObject({ name: Line });
export const PasskeySignIn = z.strictObject({ credential: AssertedCredential, remember: z.boolean().optional() });
