import { KeySet } from '@event-planner/contracts/auth';
import type { JSONWebKeySet } from 'jose';
import type { System } from '@event-planner/model';
import { createServiceTokens, type ServiceTokens } from '../tokens/index.ts';
import type { Adapters } from './adapters.ts';

/** The service whose keys every access token is checked by. */
const issuer = 'auth';

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

/** Tokens between the services of a system: a callee takes them only from services whose manifests declare the call. */
export const serviceTokensOf =
  ({ system, secret, now }: { readonly system: System; readonly secret: string; readonly now: () => Date }) =>
  (service: string): ServiceTokens =>
    createServiceTokens({
      secret,
      service,
      now,
      callers: system.services.filter(other => other.calls?.includes(service)).map(other => other.name),
    });
