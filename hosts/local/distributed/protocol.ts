import type { Setup } from '../running/setup.ts';

/** What a host tells a service's process. Secrets travel here and not in arguments or variables, which other users could list. */
export type ToService =
  | { readonly kind: 'start'; readonly setup: Setup; readonly service: string }
  | { readonly kind: 'idle' }
  | { readonly kind: 'stop' }
  | CacheAnswer;

/** What it answers, and asks of the cache they share. */
export type FromService =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'idle' }
  | CacheQuestion;

export interface CacheQuestion {
  readonly kind: 'cache';
  /** Of this question of this process; that of a lock or a subscription names it later. */
  readonly id: number;
  readonly ask:
    | { readonly act: 'get' | 'delete'; readonly key: string }
    | { readonly act: 'set'; readonly key: string; readonly value: unknown; readonly ttlSeconds: number }
    | { readonly act: 'increment' | 'lock'; readonly key: string; readonly ttlSeconds: number }
    | { readonly act: 'publish'; readonly channel: string; readonly message: unknown }
    | { readonly act: 'subscribe'; readonly channel: string }
    | { readonly act: 'unlock' | 'unsubscribe'; readonly of: number };
}
export type CacheAnswer =
  | { readonly kind: 'cached'; readonly id: number; readonly value?: unknown }
  | { readonly kind: 'heard'; readonly id: number; readonly heard: unknown };
