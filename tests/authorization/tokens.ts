import type { AccessClaims } from '@event-planner/contracts/auth';
import { newId } from '@event-planner/platform/ids';
import { tokenAudience, tokenIssuer } from '@event-planner/platform/service';
import { createTokenSigner } from '@event-planner/platform/tokens';
import type { WholeSystem } from '../whole-system.ts';

/** A token of somebody who has an account and a session, in which they have just shown who they are: whatever refuses them, it is not that. */
export type SignIn = (user: AccessClaims) => Promise<string>;

export async function signingIn(system: WholeSystem): Promise<SignIn> {
  const signer = createTokenSigner({
    keys: [JSON.parse(await system.secret('token-signing-key'))],
    issuer: tokenIssuer(system.running),
    audience: tokenAudience(system.running),
    now: () => new Date(),
  });
  return async user => (await signer.sign({ ...user, sid: await aSession(system, user) })).token;
}

/** Its id; makes the account where there is none. */
export async function aSession(system: WholeSystem, { sub, name, roles }: Pick<AccessClaims, 'sub' | 'name' | 'roles'>): Promise<string> {
  await system.ask(
    'auth',
    `insert into users (id, email, name, roles, created_at) values ($1::uuid, $1 || '@example.test', $2, $3, now()) on conflict (id) do nothing`,
    [sub, name, roles],
  );
  const id = newId();
  await system.ask(
    'auth',
    `insert into sessions (id, user_id, token_hash, network, method, remembered, expires_at, created_at, last_used_at, confirmed_at)
     values ($1, $2, $3, '192.0.2.0/24', 'code', true, now() + interval '7 days', now(), now(), now())`,
    [id, sub, Buffer.from(id)],
  );
  return id;
}
