import type { KeyScope } from '@event-planner/contracts/api-keys';
import type { ActivityKind, ProviderId, Role, SignInMethod } from '@event-planner/contracts/auth';
import type { MailLanguage } from '@event-planner/contracts/mail-language';
import type { ErasureState, ExportState } from '@event-planner/contracts/privacy';
import type { Generated } from '@event-planner/platform/database';
import type { CodePurpose } from '@event-planner/contracts/user-messages';

export interface Tables {
  users: UsersTable;
  registrations: RegistrationsTable;
  sessions: SessionsTable;
  spentTokens: SpentTokensTable;
  attempts: AttemptsTable;
  codes: CodesTable;
  emailChanges: EmailChangesTable;
  activity: ActivityTable;
  signingKeys: SigningKeysTable;
  secondFactors: SecondFactorsTable;
  recoveryCodes: RecoveryCodesTable;
  signInTickets: SignInTicketsTable;
  profilePictures: ProfilePicturesTable;
  passkeys: PasskeysTable;
  passkeyChallenges: PasskeyChallengesTable;
  apiKeys: ApiKeysTable;
  dataExports: DataExportsTable;
  exportParts: ExportPartsTable;
  erasures: ErasuresTable;
  erasureAnswers: { erasureId: string; service: string; at: Date };
  identities: IdentitiesTable;
  providerSignIns: ProviderSignInsTable;
}

export interface UsersTable {
  id: string;
  email: string;
  name: string;
  /** Null of who signs in by mailed codes alone. */
  passwordHash: string | null;
  roles: Role[];
  language: MailLanguage | null;
  timeZone: string | null;
  pictureId: string | null;
  version: Generated<number>;
  createdAt: Date;
}

export interface ProfilePicturesTable {
  id: string;
  userId: string;
  /** Null of the one that is shown. */
  unusedSince: Date | null;
}

export interface DataExportsTable {
  id: string;
  userId: string;
  state: ExportState;
  device: string | null;
  network: string;
  askedAt: Date;
  readyAt: Date | null;
  endsAt: Date;
  bytes: string | null;
}

export interface ExportPartsTable {
  exportId: string;
  service: string;
  part: number;
  parts: number;
  text: string;
}

export interface ErasuresTable {
  id: string;
  userId: string;
  state: ErasureState;
  askedAt: Date;
  dueAt: Date;
  closedAt: Date | null;
  endedAt: Date | null;
  device: string | null;
  network: string | null;
  email: string | null;
  language: string | null;
}

export interface RegistrationsTable {
  email: string;
  name: string;
  passwordHash: string;
  language: MailLanguage | null;
  /** Of the token by which the browser that registered is known. */
  browserHash: Buffer | null;
  createdAt: Date;
}

export interface CodesTable {
  purpose: CodePurpose;
  email: string;
  /** Null where the address leads nowhere: the code is good for nothing. */
  userId: string | null;
  codeHash: Buffer;
  triesLeft: number;
  expiresAt: Date;
}

export interface EmailChangesTable {
  userId: string;
  email: string;
  createdAt: Date;
}

export interface SessionsTable {
  id: string;
  userId: string;
  tokenHash: Buffer;
  device: string | null;
  network: string;
  method: SignInMethod;
  remembered: boolean;
  expiresAt: Date;
  createdAt: Date;
  lastUsedAt: Date;
  confirmedAt: Date;
}

export interface ActivityTable {
  id: string;
  userId: string;
  kind: ActivityKind;
  at: Date;
  device: string | null;
  network: string;
}

export interface SigningKeysTable {
  kid: string;
  sealed: Buffer;
  signsFrom: Date;
  createdAt: Date;
}

export interface SecondFactorsTable {
  userId: string;
  sealed: Buffer;
  /** Null until a code of it was entered. */
  addedAt: Date | null;
  lastStep: string;
  createdAt: Date;
}

interface RecoveryCodesTable {
  userId: string;
  codeHash: Buffer;
}

export interface SignInTicketsTable {
  tokenHash: Buffer;
  userId: string;
  method: SignInMethod;
  remembered: boolean;
  triesLeft: number;
  expiresAt: Date;
}

export interface PasskeysTable {
  id: string;
  userId: string;
  credentialId: Buffer;
  publicKey: Buffer;
  counter: string;
  transports: string[];
  synced: boolean;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

export interface PasskeyChallengesTable {
  challengeHash: Buffer;
  purpose: ChallengePurpose;
  /** Null of whoever signs in: nobody yet. */
  userId: string | null;
  expiresAt: Date;
}

export type ChallengePurpose = 'add' | 'sign_in' | 'confirm';

export interface ApiKeysTable {
  id: string;
  organizerId: string;
  name: string;
  prefix: string;
  keyHash: Buffer;
  scopes: KeyScope[];
  createdBy: string;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

export interface IdentitiesTable {
  issuer: string;
  subject: string;
  userId: string;
  provider: ProviderId;
  email: string | null;
  linkedAt: Date;
  lastUsedAt: Date | null;
}

export interface ProviderSignInsTable {
  tokenHash: Buffer;
  provider: ProviderId;
  sealed: Buffer;
  /** Of who is signed in and links; null of who signs in. */
  userId: string | null;
  remembered: boolean;
  expiresAt: Date;
}

interface SpentTokensTable {
  tokenHash: Buffer;
  sessionId: string;
  spentAt: Date;
}

interface AttemptsTable {
  key: Buffer;
  count: number;
  endsAt: Date;
}
