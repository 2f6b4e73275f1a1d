import { z } from 'zod';
import { Email, Id, Instant, Line, page } from './http.ts';
import { MailLanguage } from './mail-language.ts';
import { AssertedCredential } from './passkeys.ts';
import { ReturnPath } from './return-path.ts';

export const Role = z.enum(['attendee', 'organizer', 'staff', 'admin']);
export type Role = z.infer<typeof Role>;

export const Password = z.string().min(10).max(200);
export const Code = z.stringFormat('six_digits', /^\d{6}$/, 'must be six digits');

/** In which language the mail with the code is written, as somebody without an account reads. @default English */
const language = MailLanguage.optional();
/** Stay signed in on this device: for 7 days from the last use instead of 30 minutes. @default true */
const remember = z.boolean().optional();
export const Registration = z.strictObject({ email: Email, name: Line, password: Password, language });
export const CodeRequest = z.strictObject({ email: Email, language });
/** A program that keeps no cookies sends the password that it registered with: by that, or by its cookie, it is known to be who registered last. */
export const Verification = z.strictObject({ email: Email, code: Code, password: z.string().max(200).optional(), remember });
export const Credentials = z.strictObject({ email: Email, password: z.string().max(200), remember });
/** A code that was mailed proves the mailbox, and with it who one is. */
export const CodeCredentials = Verification.omit({ password: true });
export const PasswordReset = z.strictObject({ email: Email, code: Code, password: Password });
export const NewPassword = z.strictObject({ password: Password });
export const EmailChange = z.strictObject({ email: Email, language });
/** The codes that were mailed to the address that is left and to the one that is taken. */
export const EmailChangeProof = z.strictObject({ oldCode: Code, newCode: Code });

/** Answered alike whether or not the address is known. */
export const CodeSent = z.object({ email: Email, expiresAt: Instant });

export const User = z.object({ id: Id, email: Email, name: Line, roles: z.array(Role) });
export type User = z.infer<typeof User>;

/** The refresh token travels in an HttpOnly cookie, never in a body. */
export const Session = z.object({ accessToken: z.string(), expiresAt: Instant, user: User });
export type Session = z.infer<typeof Session>;

/** How somebody proved who they are. */
export const SignInMethod = z.enum(['password', 'code', 'registration', 'reset', 'passkey', 'provider']);
export type SignInMethod = z.infer<typeof SignInMethod>;

/** As a browser tells of itself, `Firefox on Linux`; null of one that tells nothing. */
const device = z.string().max(120).nullable();
/** The network address that asked. */
const network = z.string().max(64);

/** One browser or app that is signed in. */
export const SessionEntry = z.object({
  id: Id,
  /** The one that asks. */
  current: z.boolean(),
  device,
  network,
  method: SignInMethod,
  startedAt: Instant,
  lastUsedAt: Instant,
  endsAt: Instant,
});
export const SessionList = z.object({ items: z.array(SessionEntry) });

/** What happened to an account that its owner should know of. */
export const ActivityKind = z.enum([
  'signed_up',
  'signed_in',
  'signed_out',
  'session_ended',
  'other_sessions_ended',
  'session_stolen',
  'password_changed',
  'password_reset',
  'email_changed',
  'second_factor_added',
  'second_factor_removed',
  'recovery_code_used',
  'recovery_codes_renewed',
  'profile_changed',
  'export_asked',
  'export_ready',
  'erasure_asked',
  'erasure_undone',
  'erasure_refused',
  'passkey_added',
  'passkey_removed',
  'identity_linked',
  'identity_unlinked',
]);
export type ActivityKind = z.infer<typeof ActivityKind>;
/** Of that, what is also mailed, because somebody else may be behind it: all but what everybody does every day. */
export const NoticedKind = ActivityKind.exclude(['signed_up', 'signed_out', 'session_ended', 'other_sessions_ended', 'profile_changed']);
export type NoticedKind = z.infer<typeof NoticedKind>;
export const Activity = z.object({ id: Id, kind: ActivityKind, at: Instant, device, network });
export const ActivityPage = page(Activity);

/** Six digits of an authenticator app, or one of the codes that were written down for when it is lost. */
export const SecondFactorCode = z.string().trim().min(6).max(20);
/** Proves anew who one is, before what could take the account away: by a passkey, or by the second factor where there is one. */
export const Confirmation = z.union([
  z.strictObject({ password: z.string().max(200) }),
  z.strictObject({ code: Code }),
  z.strictObject({ secondFactor: SecondFactorCode }),
  z.strictObject({ passkey: AssertedCredential }),
]);

/** The first proof was right, and the account asks for a second. */
export const SecondFactorNeeded = z.object({ ticket: z.string(), expiresAt: Instant });
export type SecondFactorNeeded = z.infer<typeof SecondFactorNeeded>;
export const SecondFactorProof = z.strictObject({ ticket: z.string().min(1).max(200), code: SecondFactorCode });

export const SecondFactors = z.object({ totp: z.object({ addedAt: Instant }).nullable(), recoveryCodesLeft: z.int() });
/** For an authenticator app: `uri` as a QR code, `secret` to type. */
export const NewTotp = z.object({ secret: z.string(), uri: z.string() });
export const TotpProof = z.strictObject({ code: Code });
/** Shown once. Each is good once. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) });
export const Confirmed = z.object({ until: Instant });
/** For services: whether whose session it is proved a short while ago who they are. */
export const SessionConfirmation = z.object({ confirmed: z.boolean() });

/** Whose word for who somebody is counts here, if the operator set it up: `openid` is any issuer of theirs. */
export const ProviderId = z.enum(['google', 'microsoft', 'github', 'openid']);
export type ProviderId = z.infer<typeof ProviderId>;
/** As people know it. */
const providerName = z.string().max(80);
export const ProviderList = z.object({ items: z.array(z.object({ id: ProviderId, name: providerName })) });

export const ProviderSignIn = z.strictObject({
  /** Where to go on afterwards. @default the start page */
  returnTo: ReturnPath.optional(),
  remember,
});
export const ProviderLink = z.strictObject({ returnTo: ReturnPath.optional() });
/** Where the browser is to go: a page of the provider's. */
export const ProviderPage = z.object({ url: z.url() });

/** What the provider added to the address it sent the browser back to. */
export const ProviderCallback = z.strictObject({
  state: z.string().min(1).max(500),
  code: z.string().min(1).max(4000).exactOptional(),
  error: z.string().max(200).exactOptional(),
  iss: z.string().max(500).exactOptional(),
});

const returnTo = z.string().max(500);
/** A session, or an account that was linked to the one that is signed in. */
export const ProviderOutcome = z.union([Session.extend({ returnTo }), z.object({ linked: ProviderId, returnTo })]);
export type ProviderOutcome = z.infer<typeof ProviderOutcome>;
export const ProviderSecondFactorNeeded = SecondFactorNeeded.extend({ returnTo });
export type ProviderSecondFactorNeeded = z.infer<typeof ProviderSecondFactorNeeded>;

/** An account elsewhere that opens the account here. */
export const Identity = z.object({
  provider: ProviderId,
  name: providerName,
  /** Its address there, as far as it told. */
  email: z.string().max(254).nullable(),
  linkedAt: Instant,
  lastUsedAt: Instant.nullable(),
});
export const IdentityList = z.object({ items: z.array(Identity) });

export const KeySet = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });

/** What an access token says; `roles` decide, `sub` owns. */
export const AccessClaims = z.object({
  sub: Id,
  name: Line,
  email: Email,
  roles: z.array(Role),
  /** The session it was given in. */
  sid: Id.exactOptional(),
});
export type AccessClaims = z.infer<typeof AccessClaims>;
