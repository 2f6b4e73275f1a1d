import { message } from '@event-planner/model';
import { z } from 'zod';
import { KeyScope } from './api-keys.ts';
import { Code, NoticedKind } from './auth.ts';
import { Email, Id, Instant, Line, TimeZone } from './http.ts';
import { MailLanguage } from './mail-language.ts';

export const userRegistered = message('user.registered.v1', z.object({ userId: Id, email: Email, name: Line }));

/** What a mailed code is good for. To move to another address takes two: of the one that is left, and of the one that is taken. */
export const CodePurpose = z.enum(['register', 'sign_in', 'reset_password', 'confirm', 'leave_address', 'take_address']);
export type CodePurpose = z.infer<typeof CodePurpose>;
/** Carries the one-time code to whoever mails it, hence sensitive. */
export const codeIssued = message(
  'user.code-issued.v1',
  z.object({
    email: Email,
    name: Line,
    code: Code,
    /** @default register */
    purpose: CodePurpose.optional(),
    expiresAt: Instant,
    language: MailLanguage.optional(),
  }),
  { sensitive: true },
);

/** How somebody is called and told from now on. Null: as their browser says. */
export const profileChanged = message(
  'user.profile-changed.v1',
  z.object({ userId: Id, name: Line, language: MailLanguage.nullable(), timeZone: TimeZone.nullable() }),
);

/** Their address is another from now on; `before` is what others may have written down. */
export const emailChanged = message('user.email-changed.v1', z.object({ userId: Id, email: Email, before: Email }));

/**
 * Somebody named an address where that leads nowhere: it has no account to sign in to, or one already that stands in the way of taking it. The page
 * answers as ever; only whoever reads the mailbox learns of it.
 */
export const addressTried = message(
  'user.address-tried.v1',
  z.object({
    email: Email,
    purpose: CodePurpose.extract(['sign_in', 'reset_password', 'take_address']),
    language: MailLanguage.optional(),
  }),
);

/** The owner of an account is told, so that a stranger in it is noticed. */
export const securityNoticed = message(
  'user.security-noticed.v1',
  z.object({
    activityId: Id,
    userId: Id,
    /** The one it had before, where it was just changed. */
    email: Email,
    name: Line,
    language: MailLanguage.optional(),
    /** By whose clock its moment is told. @default UTC */
    timeZone: TimeZone.optional(),
    kind: NoticedKind,
    at: Instant,
    device: z.string().nullable(),
    network: z.string(),
  }),
);

/** A program may act for an organizer from now on. All of its owners are told: who made it may have taken over the account of one. */
export const apiKeyCreated = message(
  'user.api-key-created.v1',
  z.object({
    keyId: Id,
    organizerId: Id,
    organizerName: Line,
    name: Line,
    prefix: z.string(),
    scopes: z.array(KeyScope),
    by: Line,
    createdAt: Instant,
    expiresAt: Instant.nullable(),
  }),
);
