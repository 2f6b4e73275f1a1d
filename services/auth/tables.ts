import type { Role } from '@event-planner/contracts/auth';

export interface Tables {
  users: UsersTable;
  registrations: RegistrationsTable;
  sessions: SessionsTable;
  spentTokens: SpentTokensTable;
  attempts: AttemptsTable;
}

export interface UsersTable {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
  roles: Role[];
  createdAt: Date;
}

export interface RegistrationsTable {
  email: string;
  name: string;
  passwordHash: string;
  codeHash: Buffer;
  triesLeft: number;
  codeExpiresAt: Date;
  createdAt: Date;
}

export interface SessionsTable {
  id: string;
  userId: string;
  tokenHash: Buffer;
  expiresAt: Date;
  createdAt: Date;
}

interface SpentTokensTable {
  tokenHash: Buffer;
  sessionId: string;
}

interface AttemptsTable {
  key: Buffer;
  count: number;
  endsAt: Date;
}
