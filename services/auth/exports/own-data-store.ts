import { type Database, sql } from '@event-planner/platform/database';
import type { Told } from '@event-planner/platform/personal-data';
import type { Tables } from '../tables.ts';

type Query = Database<Tables>['query'];

/** What auth itself knows of somebody: no secret, nor what one is made of. */
export async function listOwnData(query: Query, userId: string): Promise<Told> {
  const user = query
    .selectFrom('users')
    .where('id', '=', userId)
    .select(['id', 'email', 'name', 'roles', 'language', 'timeZone', 'createdAt']);
  const sessions = query
    .selectFrom('sessions')
    .where('userId', '=', userId)
    .select(['device', 'network', 'method', 'createdAt', 'lastUsedAt', 'expiresAt'])
    .orderBy('createdAt');
  const activity = query.selectFrom('activity').where('userId', '=', userId).select(['kind', 'at', 'device', 'network']).orderBy('at');
  const factors = query
    .selectFrom('secondFactors')
    .where('userId', '=', userId)
    .select([sql<string>`'authenticator app'`.as('kind'), 'addedAt']);
  const passkeys = query.selectFrom('passkeys').where('userId', '=', userId).select(['name', 'synced', 'createdAt', 'lastUsedAt']);
  const identities = query
    .selectFrom('identities')
    .where('userId', '=', userId)
    .select(['provider', 'issuer', 'subject', 'email', 'linkedAt', 'lastUsedAt']);
  const keys = query
    .selectFrom('apiKeys')
    .where('createdBy', '=', userId)
    .select(['organizerId', 'name', 'prefix', 'scopes', 'createdAt', 'expiresAt', 'lastUsedAt']);
  const moves = query.selectFrom('emailChanges').where('userId', '=', userId).select(['email', 'createdAt']);
  const exports = query.selectFrom('dataExports').where('userId', '=', userId).select(['askedAt', 'device', 'network']);
  const erasures = query
    .selectFrom('erasures')
    .where('userId', '=', userId)
    .select(['state', 'askedAt', 'dueAt', 'endedAt', 'device', 'network']);
  return {
    account: await user.execute(),
    sessions: await sessions.execute(),
    activity: await activity.execute(),
    secondFactors: await factors.execute(),
    passkeys: await passkeys.execute(),
    accountsElsewhere: await identities.execute(),
    apiKeysYouMade: await keys.execute(),
    addressesToMoveTo: await moves.execute(),
    exports: await exports.execute(),
    erasures: await erasures.execute(),
  };
}
