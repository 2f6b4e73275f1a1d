import type { ProviderId } from '@event-planner/contracts/auth';

/** Who somebody is by a provider's word. */
export interface Proved {
  /** With `subject` the name nobody else ever has; an address may change hands. */
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | undefined;
  readonly emailVerified: boolean;
  readonly name: string | undefined;
}

/** What the answer of a provider has to match. */
export interface Expected {
  readonly state: string;
  readonly nonce: string;
  /** PKCE's: whoever only has the code cannot spend it. */
  readonly verifier: string;
}

export interface Provider {
  readonly id: ProviderId;
  /** As people know it. */
  readonly name: string;
  /** The page to send the browser to. Throws `provider_unavailable`. */
  begin(expected: Expected, redirectUri: string): Promise<URL>;
  /** Trades the answer for who it is. Throws `sign_in_denied`, `sign_in_expired`, `sign_in_mismatched` or `provider_unavailable`. */
  finish(expected: Expected, callback: URL): Promise<Proved>;
}

/** How long a provider may take for one answer. */
export const timeoutSeconds = 5;
