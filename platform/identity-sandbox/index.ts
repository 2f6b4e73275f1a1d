export type { SandboxPerson } from './people.ts';
export { createIdentitySandbox, type IdentitySandboxOptions } from './sandbox.ts';
