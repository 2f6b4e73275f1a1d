import type { Values } from './operations.ts';
import type { Scene } from './scene.ts';

/** A well-formed request that asks for what it should not, and what it is told. */
export interface Special {
  readonly name: string;
  /** A bearer token. @default that of whom the operation is for; an empty one sends none */
  readonly token?: string | Promise<string>;
  readonly at?: Values;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Bytes instead of JSON. */
  readonly raw?: string;
  readonly expects: readonly [status: number, code: string];
}

export interface Plan {
  /** Values of the path's parameters that lead to nothing, so that whatever is sent there can change nothing. */
  readonly at?: Values;
  /** A body that has the right shape, for the same purpose. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether everything of the right shape is refused or changes nothing, so that the generator may send it. */
  readonly shapesAreHarmless?: boolean;
  readonly specials: readonly Special[];
}

export type Plans = Readonly<Record<string, (scene: Scene) => Plan>>;

/** An id of nothing. */
export const nothing = '0198c2a5-0000-7000-8000-000000000000';
