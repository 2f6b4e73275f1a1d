import type { Change } from '@event-planner/contracts/audit';

/** What of a change may be erased. */
export interface Payload extends Pick<Change, 'from' | 'before' | 'after'> {
  /** Without it whoever has the hash of an erased payload could try out the few names and networks it may have held. */
  readonly salt: string;
  readonly name: string | null;
}

export const writePayload = ({ salt, name, from, before, after }: Payload): string => JSON.stringify({ salt, name, from, before, after });
export const readPayload = (text: string): Payload => JSON.parse(text) as Payload;
