import { z } from 'zod';
import { Email, Id, Instant, Line } from './http.ts';
import { MailLanguage } from './mail-language.ts';

export const Role = z.enum(['attendee', 'organizer', 'staff', 'admin']);
export type Role = z.infer<typeof Role>;

export const Password = z.string().min(10).max(200);
export const Code = z.string().regex(/^\d{6}$/);

/** In which language the mail with the code is written, as somebody without an account reads. @default English */
const language = MailLanguage.optional();
export const Registration = z.strictObject({ email: Email, name: Line, password: Password, language });
export const CodeRequest = z.strictObject({ email: Email, language });
export const Verification = z.strictObject({ email: Email, code: Code });
export const Credentials = z.strictObject({ email: Email, password: z.string().max(200) });

/** Answered alike whether or not the address is known. */
export const CodeSent = z.object({ email: Email, expiresAt: Instant });

export const User = z.object({ id: Id, email: Email, name: Line, roles: z.array(Role) });
export type User = z.infer<typeof User>;

/** The refresh token travels in an HttpOnly cookie, never in a body. */
export const Session = z.object({ accessToken: z.string(), expiresAt: Instant, user: User });
export type Session = z.infer<typeof Session>;

export const KeySet = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });

/** What an access token says; `roles` decide, `sub` owns. */
export const AccessClaims = z.object({ sub: Id, name: Line, email: Email, roles: z.array(Role) });
export type AccessClaims = z.infer<typeof AccessClaims>;
