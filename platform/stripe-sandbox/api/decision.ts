import type { Presented, Refund, VersionedIntent } from '../money/objects.ts';
import type { Answer } from './fault.ts';

/** What a request does beside answering. */
export interface Changes {
  /** How it is from now on, and the version that was decided upon: nothing at all is written when it has another one by now. A new intent has version 0. */
  readonly intent?: VersionedIntent;
  readonly presented?: Presented;
  readonly refund?: Refund;
  /** What the shop may hear of. */
  readonly announced?: readonly Announced[];
}

export interface Announced {
  readonly type: string;
  readonly object: object;
}

export type Decision = Answer & { readonly changes?: Changes };

/** A key, and what must be the same for its stored answer to be given again. */
export interface Claim {
  readonly key: string;
  readonly fingerprint: string;
  readonly requestId: string;
}
