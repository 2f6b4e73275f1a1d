import { sessionEnded } from '@event-planner/contracts/sockets';
import { type Manifest, topicOf } from '@event-planner/model';
import { describeChange } from '../audit/index.ts';
import { createCacheEntry } from '../cache/index.ts';
import type { Database } from '../database/index.ts';
import type { Messaging } from '../messaging/index.ts';
import type { EndedSessions, ServiceTokens } from '../tokens/index.ts';
import type { Adapters } from './adapters.ts';
import { createClient } from './client.ts';
import type { Context } from './context.ts';
import { issuer, tokenAudience, tokenIssuer } from './keys.ts';

export interface ContextParts {
  readonly manifest: Manifest;
  readonly adapters: Adapters;
  readonly db: Database<unknown>;
  readonly messaging: Messaging<unknown>;
  readonly serviceTokens: ServiceTokens;
  readonly endedSessions: Pick<EndedSessions, 'end' | 'onEnd'>;
}

/** What a service may use, bound to its manifest: an undeclared use throws, naming the line that is missing. */
export function createContext({ manifest, adapters, db, messaging, serviceTokens, endedSessions }: ContextParts): Context<Manifest> {
  const { log, now, webUrl, webPage, cache, mailer } = adapters;
  const call = createClient({
    transport: adapters.transport,
    caller: manifest.name,
    apiPrefix: adapters.system.apiPrefix,
    mint: audience => serviceTokens.mint(audience),
  });
  return {
    manifest,
    db,
    log,
    now,
    webUrl,
    fanOut: cache,
    tokens: {
      issuer: tokenIssuer(adapters),
      audience: tokenAudience(adapters),
      async endSessions(ids) {
        ensureDeclared(manifest.name === issuer, `${manifest.name} ends sessions, which are ${issuer}'s alone`);
        await endedSessions.end(ids);
      },
      closeWithSession: (id, socket) =>
        void socket.on(
          'close',
          endedSessions.onEnd(id, () => socket.close(sessionEnded, 'the session has ended: sign in again')),
        ),
    },
    publish: (tx, said, body) => messaging.publish(tx, said, body),
    audit: async (tx, changed) => {
      const said = manifest.publishes?.find(published => topicOf(published) === 'audit');
      if (!said)
        throw new Error(
          undeclared(`${manifest.name} audits what it changes: add its message to publishes in services/${manifest.name}/manifest.ts`),
        );
      await messaging.publish(tx, said, describeChange(changed, now()));
    },
    call: async (service, request) => {
      ensureDeclared(
        manifest.calls?.includes(service),
        `${manifest.name} calls ${service}: add it to calls in services/${manifest.name}/manifest.ts`,
      );
      return call(service, request);
    },
    cache: (name, schema) => createCacheEntry(cache, declared(manifest, 'cache', name), { schema, now }),
    objects: name => adapters.objects(manifest.name, name, declared(manifest, 'objects', name)),
    secret: name => {
      ensureDeclared(
        manifest.secrets?.includes(name),
        `${manifest.name} reads the secret ${name}: add it to secrets in services/${manifest.name}/manifest.ts`,
      );
      return adapters.secret(name);
    },
    get webPage(): never {
      ensureDeclared(
        manifest.pages !== undefined,
        `${manifest.name} shows the page of the web app: add its addresses to pages in services/${manifest.name}/manifest.ts`,
      );
      return webPage as never;
    },
    get mailer(): never {
      ensureDeclared(
        manifest.sends?.includes('mail'),
        `${manifest.name} sends mail: add 'mail' to sends in services/${manifest.name}/manifest.ts`,
      );
      return mailer as never;
    },
  };
}

function declared<Kind extends 'cache' | 'objects'>(manifest: Manifest, kind: Kind, name: string): NonNullable<Manifest[Kind]>[string] {
  const entry = manifest[kind]?.[name];
  ensureDeclared(entry !== undefined, `${manifest.name} uses ${kind} ${name}: add it to ${kind} in services/${manifest.name}/manifest.ts`);
  return entry as NonNullable<Manifest[Kind]>[string];
}

function ensureDeclared(isDeclared: boolean | undefined, sentence: string): void {
  if (isDeclared !== true) throw new Error(undeclared(sentence));
}

const undeclared = (sentence: string): string => `undeclared use: ${sentence}`;
