import type { Stored } from '../objects/row.ts';
import type { Answer } from './fault.ts';

/** What a request does beside answering. */
export interface Changes {
  /**
   * The object whose version keeps together all that is decided about it, as it is from now on: nothing at all is written when it has another version by now
   * than the one it was read with. An intent guards its charges, refunds and disputes.
   */
  readonly guard?: Stored;
  /** Written as they are, new or not. */
  readonly puts?: readonly Stored[];
  /** What the shop may hear of. */
  readonly announced?: readonly Announced[];
}

export interface Announced {
  readonly type: string;
  readonly object: object;
  /** The connected account it happened to. */
  readonly account?: string | null;
  /** What the changed fields held before. */
  readonly previous?: object;
}

export type Decision = Answer & { readonly changes?: Changes };

/** A key, and what must be the same for its stored answer to be given again. */
export interface Claim {
  readonly key: string;
  readonly fingerprint: string;
  readonly requestId: string;
}
