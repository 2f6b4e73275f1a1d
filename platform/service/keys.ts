import { KeySet } from '@event-planner/contracts/auth';
import type { JSONWebKeySet } from 'jose';
import { callersOf, serviceKeyOf, type System } from '@event-planner/model';
import { createServiceTokens, type PublicKeys, type ServiceTokens } from '../tokens/index.ts';
import type { Adapters } from './adapters.ts';

/** The service whose keys every access token is checked by. */
export const issuer = 'auth';

export const tokenIssuer = ({ system }: Pick<Adapters, 'system'>): string => `${system.name}/${issuer}`;
export const tokenAudience = ({ system }: Pick<Adapters, 'system'>): string => system.name;

/** Public keys, so no token is needed to ask for them. */
export const fetchKeys =
  ({ system, transport }: Pick<Adapters, 'system' | 'transport'>) =>
  async (): Promise<JSONWebKeySet> => {
    const answer = await transport({
      service: issuer,
      method: 'GET',
      path: `${system.apiPrefix}/auth/jwks.json`,
      headers: {},
      body: undefined,
      timeoutMs: 5000,
    });
    if (answer.status !== 200) throw new Error(`${issuer} answered ${answer.status} when asked for its keys`);
    return KeySet.parse(JSON.parse(answer.body));
  };

export interface ServiceTokensParts {
  readonly system: System;
  /** By its name: of services that run here alone. */
  readonly secret: (name: string) => string;
  /** What a service published, and nobody else could have. */
  readonly publicKeysOf: (service: string) => Promise<PublicKeys>;
  readonly now: () => Date;
}

/** Tokens between the services of a system: a callee takes them only from services whose manifests declare the call. */
export const serviceTokensOf =
  ({ system, secret, publicKeysOf, now }: ServiceTokensParts) =>
  (service: string): ServiceTokens => {
    const callers = callersOf(system, service);
    return createServiceTokens({
      service,
      secret: secret(serviceKeyOf(service)),
      keysOf: caller => (callers.includes(caller) ? () => publicKeysOf(caller) : undefined),
      now,
    });
  };
