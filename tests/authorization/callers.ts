import { KeyScope } from '@event-planner/contracts/api-keys';
import { MemberRole } from '@event-planner/contracts/member-role';
import { callersOf, serviceKeyOf } from '@event-planner/model';
import { newId } from '@event-planner/platform/ids';
import { person } from '@event-planner/platform/testing';
import { createServiceTokens, hashApiKey, newApiKey, prefixOfApiKey } from '@event-planner/platform/tokens';
import type { WholeSystem } from '../whole-system.ts';
import { buyerOf } from './personal.ts';
import type { Things } from './things.ts';
import type { SignIn } from './tokens.ts';

/** Everybody who may come to a route, by what the table calls them. */
export interface Callers {
  readonly anonymous: undefined;
  readonly attendee: string;
  /** A manager of another organizer. */
  readonly stranger: string;
  readonly admin: string;
  /** Whose the order is that paths name. */
  readonly buyer: string;
  readonly members: Readonly<Record<MemberRole, string>>;
  /** A key of the organizer’s with one scope alone. */
  readonly keys: Readonly<Record<KeyScope, string>>;
  /** A key of another organizer’s with every scope. */
  readonly strangeKey: string;
  /** A token of a service that may call this one, and of one that may not. */
  service(callee: string): Promise<{ readonly declared: string; readonly undeclared: string }>;
}

export async function callersIn(
  system: WholeSystem,
  { buyerId, ...organizers }: Pick<Things, 'own' | 'other' | 'buyerId'>,
  signIn: SignIn,
): Promise<Callers> {
  const join = async (organizerId: string, role: MemberRole): Promise<string> => {
    const user = person(`${role}-${organizerId}`);
    await system.ask('event', 'insert into members (organizer_id, user_id, role, name, email, since) values ($1, $2, $3, $4, $5, now())', [
      organizerId,
      user.sub,
      role,
      user.name,
      `${user.sub}@example.test`,
    ]);
    return signIn(user);
  };
  const keyOf = async (organizerId: string, scopes: readonly KeyScope[]): Promise<string> => {
    const key = newApiKey();
    await system.ask(
      'auth',
      'insert into api_keys (id, organizer_id, name, prefix, key_hash, scopes, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $1, now())',
      [newId(), organizerId, scopes.join(), prefixOfApiKey(key), Buffer.from(hashApiKey(key), 'hex'), scopes],
    );
    return key;
  };
  const each = async <Name extends string>(names: readonly Name[], make: (name: Name) => Promise<string>) =>
    Object.fromEntries(await Promise.all(names.map(async name => [name, await make(name)] as const))) as Record<Name, string>;
  const { services } = system.running.system;
  return {
    anonymous: undefined,
    attendee: await signIn(person('Attendee')),
    stranger: await join(organizers.other, 'manager'),
    admin: await signIn(person('Admin', ['admin'])),
    buyer: await signIn(buyerOf(buyerId)),
    members: await each(MemberRole.options, role => join(organizers.own, role)),
    keys: await each(KeyScope.options, scope => keyOf(organizers.own, [scope])),
    strangeKey: await keyOf(organizers.other, KeyScope.options),
    async service(callee) {
      const declared = callersOf({ services }, callee);
      const undeclared = services.map(({ name }) => name).filter(name => !declared.includes(name));
      const mint = async (service = ''): Promise<string> => {
        const secret = await system.secret(serviceKeyOf(service));
        return createServiceTokens({ service, secret, keysOf: () => undefined, now: () => new Date() }).mint(callee);
      };
      // A service nobody may call has no route for services; whoever comes with such a token is nobody there.
      return { declared: await mint(declared[0] ?? callee), undeclared: await mint(undeclared[0]) };
    },
  };
}
