import type { Logger } from '../telemetry/index.ts';

export interface StripeSandboxOptions {
  /** A postgres:// URL of the sandbox's own database; it is brought up to date at start. */
  readonly databaseUrl: string;
  /** Where browsers reach the sandbox, such as `http://localhost:8089`. */
  readonly publicUrl: string;
  /** Where its events go, what they are signed with (`whsec_…`), and which types are wanted there. @default all types */
  readonly webhook: { readonly url: string; readonly secret: string; readonly types?: readonly string[] };
  readonly secretKey: string;
  readonly publishableKey: string;
  readonly log: Logger;
}
