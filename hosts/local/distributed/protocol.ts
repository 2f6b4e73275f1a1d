import type { Setup } from '../running/setup.ts';

/** What a host tells a service's process. Secrets travel here and not in arguments or variables, which other users could list. */
export type ToService =
  | { readonly kind: 'start'; readonly setup: Setup; readonly service: string }
  | { readonly kind: 'idle' }
  | { readonly kind: 'stop' };

/** What it answers. */
export type FromService = { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly message: string } | { readonly kind: 'idle' };
