import type { Change } from '@event-planner/contracts/audit';
import type { World, WorldEvent } from '@event-planner/demo/world';
import type { Database } from '@event-planner/platform/database';
import { idOf } from '@event-planner/platform/ids';
import { append, type Heard } from './chain/append.ts';
import type { Tables } from './tables.ts';

/** What of the world this service keeps. */
export type Programme = Pick<World, 'accounts' | 'events'>;

/** Who put on what the demo's owners sell, by the entries that it would have left; doing it again changes nothing. */
export async function seedDemo(db: Database<Tables>, { accounts, events }: Programme): Promise<void> {
  const owners = new Map(accounts.filter(({ memberRole }) => memberRole === 'owner').map(owner => [owner.organizerId, owner]));
  const heard = events.flatMap(event => published(event, owners.get(event.organizer.id)));
  const first = heard.map(({ change }) => change.at).toSorted()[0] ?? new Date().toISOString();
  const all = [...heard, ...accounts.flatMap(account => joined(account, first))].toSorted((a, b) => a.change.at.localeCompare(b.change.at));
  await db.transaction(tx => append(tx, all, new Date()));
}

type Account = World['accounts'][number];

const from = { network: '192.0.2.24', device: 'Firefox on Linux' };
const actor = ({ id, name }: Pick<Account, 'id' | 'name'>): Change['by'] => ({ kind: 'user', id, name });

const firstSale = ({ ticketTypes, startsAt }: WorldEvent): string =>
  new Date(Math.min(...ticketTypes.map(({ salesStart }) => Date.parse(salesStart ?? startsAt)), Date.now())).toISOString();

function published(event: WorldEvent, owner: Account | undefined): readonly Heard[] {
  if (!owner) return [];
  const { id, organizer } = event;
  return [
    {
      service: 'event',
      change: {
        id: idOf(`audit published ${id}`),
        at: firstSale(event),
        by: actor(owner),
        action: 'event.published',
        of: { kind: 'event', id },
        organizerId: organizer.id,
        from,
        correlationId: idOf(`audit request ${id}`),
        before: { state: 'draft' },
        after: { state: 'published' },
      },
    },
  ];
}

function joined({ id, name, memberRole, organizerId }: Account, at: string): readonly Heard[] {
  if (memberRole === undefined || memberRole === 'owner') return [];
  return [
    {
      service: 'event',
      change: {
        id: idOf(`audit joined ${id}`),
        at,
        by: actor({ id, name }),
        action: 'member.joined',
        of: { kind: 'user', id },
        organizerId,
        from,
        correlationId: idOf(`audit request ${id}`),
        before: null,
        after: { role: memberRole },
      },
    },
  ];
}
