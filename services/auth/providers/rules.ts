import { Line } from '@event-planner/contracts/http';
import type { Proved } from './provider.ts';

/** How long somebody may take at the provider. */
export const signInSeconds = 10 * 60;

/** Of somebody new: what the provider calls them, or what stands before the @. */
export const nameOf = ({ name }: Pick<Proved, 'name'>, email: string): string =>
  [name, email.split('@')[0]].map(candidate => Line.safeParse(candidate?.slice(0, 200)).data).find(line => line !== undefined) ?? email;

export interface WaysIn {
  readonly hasPassword: boolean;
  readonly hasPasskey: boolean;
  readonly identities: number;
}

/**
 * Codes by mail do not count: who loses an account elsewhere may lose its mailbox with it.
 */
export const leavesAWayIn = ({ hasPassword, hasPasskey, identities }: WaysIn): boolean => hasPassword || hasPasskey || identities > 1;
