import { Line } from '@event-planner/contracts/http';
import type { Proved } from './provider.ts';

/** How long somebody may take at the provider. */
export const signInSeconds = 10 * 60;

/** Of somebody new: what the provider calls them, or what stands before the @. */
export const nameOf = ({ name }: Pick<Proved, 'name'>, email: string): string =>
  [name, email.split('@')[0]].map(candidate => Line.safeParse(candidate?.slice(0, 200)).data).find(line => line !== undefined) ?? email;
