import { KeySet } from '@event-planner/contracts/auth';
import type { JSONWebKeySet } from 'jose';
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
    return KeySet.parse(JSON.parse(answer.body)) as unknown as JSONWebKeySet;
  };
