import type { ApiKey, ApiKeyForm, CheckedKey, NewApiKey } from '@event-planner/contracts/api-keys';
import { mostKeys } from '@event-planner/contracts/api-keys';
import { OrganizerOwners } from '@event-planner/contracts/organizer';
import { apiKeyCreated } from '@event-planner/contracts/user-messages';
import { actorOf } from '@event-planner/platform/audit';
import { refuse as refuseAny } from '@event-planner/platform/errors';
import type { Acting } from '@event-planner/platform/http';
import { newId } from '@event-planner/platform/ids';
import { ensureAllowed } from '@event-planner/platform/team';
import { hashApiKey, newApiKey, prefixOfApiKey } from '@event-planner/platform/tokens';
import type { AuthContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { Sessions } from '../sessions/service.ts';
import { keyEnd, shownExpiredMs, useNotedMs } from './rules.ts';
import {
  type ApiKeyRow,
  countKeys,
  deleteKey,
  deleteKeysExpiredBefore,
  findKeyByHash,
  insertKey,
  listKeys,
  lockKeysOf,
  noteUse,
} from './store.ts';

export interface ApiKeyParts {
  readonly context: Pick<AuthContext, 'db' | 'now' | 'call' | 'publish' | 'audit' | 'tokens'>;
  readonly sessions: Pick<Sessions, 'ensureConfirmed'>;
}

interface Of {
  readonly organizerId: string;
  readonly by: Acting;
}

export interface ApiKeys {
  list(of: Of): Promise<ApiKey[]>;
  /** Throws `confirmation_needed` unless its maker proved a short while ago who they are, `too_many_keys`. */
  create(of: Of, form: ApiKeyForm): Promise<NewApiKey>;
  /** At once in every process of every service, with the sockets it opened. */
  revoke(of: Of & { readonly id: string }): Promise<void>;
  /** For services: what the key of this hash may do, null when it is not good. Notes that it was used. */
  check(hash: string): Promise<CheckedKey | null>;
  forgetExpired(): Promise<void>;
}

export function createApiKeys({ context, sessions }: ApiKeyParts): ApiKeys {
  const { db, now, call, publish, audit, tokens } = context;
  const ensureOwner = ({ organizerId, by }: Of): Promise<string> => ensureAllowed(context, { organizerId, by }, 'manageKeys');

  return {
    async list(of) {
      await ensureOwner(of);
      return (await listKeys(db.query, of.organizerId)).map(row => toApiKey(row, row.createdByName));
    },

    async create(of, form) {
      const { organizerId, by } = of;
      await ensureOwner(of);
      await sessions.ensureConfirmed(by);
      const { name: organizerName } = await call('event', { path: `/organizers/${organizerId}/owners`, response: OrganizerOwners });
      const key = newApiKey();
      const row = {
        id: newId(),
        organizerId,
        name: form.name,
        prefix: prefixOfApiKey(key),
        keyHash: Buffer.from(hashApiKey(key), 'hex'),
        scopes: form.scopes,
        createdBy: by.sub,
        createdAt: now(),
        expiresAt: keyEnd(form, now()),
      };
      const made = toApiKey({ ...row, lastUsedAt: null }, by.name);
      await db.transaction(async tx => {
        await lockKeysOf(tx, organizerId);
        if ((await countKeys(tx, organizerId)) >= mostKeys)
          throw refuse('too_many_keys', `there are ${mostKeys} API keys already: revoke one that is not needed`);
        await insertKey(tx, row);
        const { name, prefix, scopes, expiresAt, createdAt } = made;
        await publish(tx, apiKeyCreated, {
          keyId: row.id,
          organizerId,
          organizerName,
          name,
          prefix,
          scopes,
          by: by.name,
          createdAt,
          expiresAt,
        });
        const after = { name, prefix, scopes, expiresAt };
        await audit(tx, { by: actorOf(by), action: 'api_key.created', of: { kind: 'api_key', id: row.id }, organizerId, after });
      });
      return { ...made, key };
    },

    async revoke({ id, ...of }) {
      await ensureOwner(of);
      const { organizerId, by } = of;
      await db.transaction(async tx => {
        const gone = await deleteKey(tx, { id, organizerId });
        if (!gone) throw refuseAny('not_found', `there is no API key ${id}`);
        const { name, prefix, scopes } = gone;
        const before = { name, prefix, scopes };
        await audit(tx, { by: actorOf(by), action: 'api_key.revoked', of: { kind: 'api_key', id }, organizerId, before });
      });
      // As a session of its own, with all that hangs on it.
      await tokens.endSessions([id]);
    },

    async check(hash) {
      const found = await findKeyByHash(db.query, { keyHash: Buffer.from(hash, 'hex'), now: now() });
      if (!found) return null;
      const unlessSince = new Date(now().getTime() - useNotedMs);
      if (found.lastUsedAt === null || found.lastUsedAt <= unlessSince) await noteUse(db.query, { id: found.id, at: now(), unlessSince });
      const { id, organizerId, name, scopes, expiresAt } = found;
      return { id, organizerId, name, scopes, expiresAt: expiresAt?.toISOString() ?? null };
    },

    forgetExpired: () => deleteKeysExpiredBefore(db.query, new Date(now().getTime() - shownExpiredMs)),
  };
}

const toApiKey = (row: Omit<ApiKeyRow, 'keyHash' | 'createdBy' | 'organizerId'>, createdBy: string | null): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes,
  createdAt: row.createdAt.toISOString(),
  createdBy,
  expiresAt: row.expiresAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
});
