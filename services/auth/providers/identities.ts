import type { AccessClaims, IdentityList, ProviderId } from '@event-planner/contracts/auth';
import { userRegistered } from '@event-planner/contracts/user-messages';
import type { Transaction } from '@event-planner/platform/database';
import type { Device } from '@event-planner/platform/http';
import { refuse as refuseAny } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import type { z } from 'zod';
import type { Activities } from '../activity/service.ts';
import type { AuthContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { SecondFactor } from '../second-factor/service.ts';
import type { Sessions } from '../sessions/service.ts';
import type { Tables } from '../tables.ts';
import { findUserByEmail, findUserById, insertUser, type UserRow } from '../users.ts';
import { providerNames } from './configured.ts';
import type { Proved, Provider } from './provider.ts';
import { ensureWayIn } from '../ways-in.ts';
import { nameOf } from './rules.ts';
import { deleteIdentity, findOwner, insertIdentity, listIdentities, noteUse } from './store.ts';

type Tx = Transaction<Tables>;

/** Who somebody is, and by whose word. */
export interface Coming {
  readonly provider: Provider;
  readonly proved: Proved;
  readonly from: Device;
}

export interface IdentityParts {
  readonly context: Pick<AuthContext, 'db' | 'now' | 'publish'>;
  readonly providers: readonly Provider[];
  readonly sessions: Sessions;
  readonly secondFactor: SecondFactor;
  readonly activities: Activities;
}

export interface Identities {
  /** Whose account it opens; makes one, or links it to the one with that address, where both sides have the address verified. */
  admit(tx: Tx, coming: Coming): Promise<UserRow>;
  /** By who is signed in: the address need not be the same, nor verified. */
  link(tx: Tx, user: AccessClaims, coming: Coming): Promise<void>;
  list(userId: string): Promise<z.infer<typeof IdentityList>>;
  /** Throws `confirmation_needed`, and `last_way_in` where it is that. */
  unlink(user: AccessClaims, provider: ProviderId, from: Device): Promise<void>;
}

export function createIdentities({ context, providers, sessions, secondFactor, activities }: IdentityParts): Identities {
  const { db, now, publish } = context;

  const rowOf = (
    { provider, proved: { issuer, subject, email } }: Coming,
    { id: userId }: Pick<UserRow, 'id'>,
    lastUsedAt: Date | null,
  ) => ({
    issuer,
    subject,
    userId,
    provider: provider.id,
    email: email ?? null,
    linkedAt: now(),
    lastUsedAt,
  });

  async function register(tx: Tx, coming: Coming, email: string): Promise<UserRow | undefined> {
    const { proved, provider, from } = coming;
    const user = await insertUser(tx, {
      id: newId(),
      email,
      name: nameOf(proved, email),
      passwordHash: null,
      roles: ['attendee'],
      language: null,
      createdAt: now(),
    });
    if (!user) return undefined;
    await insertIdentity(tx, rowOf(coming, user, now()));
    await publish(tx, userRegistered, { userId: user.id, email, name: user.name });
    await activities.note(tx, 'signed_up', { owner: user, from, after: { provider: provider.id } });
    return user;
  }

  /** To the account that has the address. Where that asks for a second proof a mailbox alone adds no way in: its owner links it when signed in. */
  async function linkByAddress(tx: Tx, coming: Coming, user: UserRow): Promise<UserRow> {
    const { provider, from } = coming;
    const signInFirst = () =>
      refuse(
        'link_needed',
        `there is an account with this address: sign in to it first, then link ${provider.name} on the page of your account`,
      );
    if (await secondFactor.isOn(user.id)) throw signInFirst();
    if (await insertIdentity(tx, rowOf(coming, user, now()))) {
      await activities.note(tx, 'identity_linked', { owner: user, from, after: { provider: provider.id } });
      return user;
    }
    // Either another request linked it a moment ago, or the account has another one of this provider's.
    if ((await findOwner(tx, coming.proved))?.id !== user.id) throw signInFirst();
    return user;
  }

  return {
    async admit(tx, coming) {
      const { proved, provider } = coming;
      const known = await findOwner(tx, proved);
      if (known) {
        await noteUse(tx, { ...proved, email: proved.email ?? null, lastUsedAt: now() });
        return known;
      }
      const { email } = proved;
      if (email === undefined || !proved.emailVerified)
        throw refuse(
          'email_unverified',
          `${provider.name} does not vouch for an e-mail address of yours: verify it there, if you have not, and try again, or sign in here another way and link ${provider.name} on the page of your account`,
        );
      const added = await register(tx, coming, email);
      if (added) return added;
      const there = await findUserByEmail(tx, email);
      if (!there) throw new Error('an account went away while it was signed in to');
      return linkByAddress(tx, coming, there);
    },

    async link(tx, { sub }, coming) {
      const { provider, proved, from } = coming;
      const user = await findUserById(tx, sub);
      if (!user) throw refuse('session_ended', 'the account is gone');
      if (await insertIdentity(tx, rowOf(coming, user, null))) {
        return activities.note(tx, 'identity_linked', { owner: user, from, after: { provider: provider.id } });
      }
      const owner = await findOwner(tx, proved);
      if (owner?.id === user.id) return;
      if (owner) throw refuse('identity_taken', `that account of ${provider.name} opens another account here: unlink it there first`);
      throw refuse('provider_linked', `another account of ${provider.name} is linked already: unlink it first`);
    },

    async list(userId) {
      const rows = await listIdentities(db.query, userId);
      return {
        items: rows.map(({ provider, email, linkedAt, lastUsedAt }) => ({
          provider,
          name: providers.find(({ id }) => id === provider)?.name ?? providerNames[provider],
          email,
          linkedAt: linkedAt.toISOString(),
          lastUsedAt: lastUsedAt?.toISOString() ?? null,
        })),
      };
    },

    async unlink(user, provider, from) {
      await sessions.ensureConfirmed(user);
      await db.transaction(async tx => {
        if (!(await deleteIdentity(tx, { userId: user.sub, provider })))
          throw refuseAny('not_found', `there is no account of ${providerNames[provider]} linked to yours`);
        await ensureWayIn(tx, user.sub);
        const owner = await findUserById(tx, user.sub);
        if (!owner) throw refuse('session_ended', 'the account is gone');
        await activities.note(tx, 'identity_unlinked', { owner, from, before: { provider } });
      });
    },
  };
}
