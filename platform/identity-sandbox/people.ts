import { createHash } from 'node:crypto';

/** Who somebody says they are at the sandbox. */
export interface SandboxPerson {
  readonly email: string;
  readonly emailVerified: boolean;
  readonly name: string;
}

/** By its address, so that the same one is the same person also after a restart. */
export const subjectOf = ({ email }: Pick<SandboxPerson, 'email'>): string => createHash('sha256').update(email).digest('base64url');

export const claimsOf = (person: SandboxPerson) => ({
  sub: subjectOf(person),
  email: person.email,
  email_verified: person.emailVerified,
  name: person.name,
});
