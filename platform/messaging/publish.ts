import type { Manifest, Message } from '@event-planner/model';
import type { Transaction } from '../database/index.ts';
import { newId } from '../ids/index.ts';
import { correlationId, injectTrace } from '../telemetry/index.ts';
import type { MessageHeaders } from './broker.ts';
import { addToOutbox } from './outbox.ts';

export const correlationHeader = 'correlation-id';

export interface PublisherOptions {
  readonly manifest: Pick<Manifest, 'name' | 'publishes'>;
  readonly now: () => Date;
  /** Whether it goes anywhere: what nobody hears is checked as well, and not written. */
  readonly isHeard: (message: string) => boolean;
  /** Told that a transaction with a message is under way. */
  readonly onPublish: () => void;
}

export type Publish = <Tables>(tx: Transaction<Tables>, said: Message, body: unknown) => Promise<void>;

/** Writes messages into the outbox, with the commit, and only those the manifest announces. */
export function createPublisher({ manifest, now, isHeard, onPublish }: PublisherOptions): Publish {
  const declared = new Set(manifest.publishes?.map(({ name }) => name));
  return async (tx, said, body) => {
    if (!declared.has(said.name)) throw new Error(undeclared(manifest.name, said.name));
    const parsed = said.schema.safeParse(body);
    if (!parsed.success) throw new Error(`${manifest.name} may not publish this ${said.name}: ${describeIssues(parsed.error.issues)}`);
    if (!isHeard(said.name)) return;
    await addToOutbox(tx, { name: said.name, body: parsed.data, headers: currentHeaders(), occurredAt: now() });
    onPublish();
  };
}

const undeclared = (service: string, name: string): string =>
  `${service} does not publish ${name}: add the message to \`publishes: [...]\` in services/${service}/manifest.ts`;

const currentHeaders = (): MessageHeaders => ({ [correlationHeader]: correlationId() ?? newId(), ...injectTrace() });

/** Which fields and why, without the values: those may be somebody's. */
export const describeIssues = (issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string =>
  issues.map(({ path, message }) => `${path.map(String).join('.') || 'the body'}: ${message}`).join('; ');
