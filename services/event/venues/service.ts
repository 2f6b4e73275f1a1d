import { actorOf, difference } from '@event-planner/platform/audit';
import { isDeepStrictEqual } from 'node:util';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { OwnVenue, VenueForm } from '@event-planner/contracts/venue';
import type { Act } from '@event-planner/contracts/team-policies';
import type { Reader } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import type { EventContext } from '../context.ts';
import type { Refresh } from '../planning/refresh.ts';
import type { SeatMapsOf } from '../seat-maps/service.ts';
import type { Tables } from '../tables.ts';
import type { Team } from '../team/membership.ts';
import { ensureSound, toOwnVenue } from './rules.ts';
import { findVenue, insertVenue, listVenuesFor, lockVenue, replaceVenue, type VenueRow } from './store.ts';

export interface VenueDependencies {
  readonly context: Pick<EventContext, 'db' | 'audit'>;
  readonly team: Team;
  readonly refresh: Refresh;
  readonly seatMapsOf: SeatMapsOf;
}

export type Venues = ReturnType<typeof createVenues>;

interface VenueEdit {
  readonly id: string;
  readonly form: VenueForm;
  readonly by: AccessClaims;
  readonly version: number;
}

export const createVenues = (dependencies: VenueDependencies) => {
  const { context, team, seatMapsOf } = dependencies;
  const { db } = context;
  return {
    replace: (edit: VenueEdit) => replace(dependencies, edit),

    async create(organizerId: string, form: VenueForm, by: AccessClaims): Promise<OwnVenue> {
      await team.ensureMay(db.query, { organizerId, by, act: 'planEvents' });
      ensureSound(form);
      const id = newId();
      const venue = await db.transaction(async tx => {
        await context.audit(tx, {
          by: actorOf(by),
          action: 'venue.created',
          of: { kind: 'venue', id },
          organizerId,
          after: { name: form.name },
        });
        return insertVenue(tx, { ...form, id, organizerId, version: 1 });
      });
      return toOwnVenue(venue, []);
    },

    async listFor(organizerId: string, by: AccessClaims): Promise<OwnVenue[]> {
      await team.ensureMay(db.query, { organizerId, by, act: 'seeEvents' });
      const venues = await listVenuesFor(db.query, organizerId);
      const seatMaps = await seatMapsOf(venues.map(({ id }) => id));
      return venues.map(venue => toOwnVenue(venue, seatMaps));
    },

    async get(id: string, by: AccessClaims): Promise<OwnVenue> {
      const venue = await findVenue(db.query, id);
      await ensureMayAt(team, db.query, { id, venue, by, act: 'seeEvents' });
      return toOwnVenue(venue as VenueRow, await seatMapsOf([id]));
    },

    /** For plans and whatever else belongs to a venue. Throws as if a venue of others were not there. */
    ensureMay: async (
      query: Reader<Tables>,
      question: { readonly id: string; readonly by: AccessClaims; readonly act: Act },
    ): Promise<VenueRow> => {
      const venue = await findVenue(query, question.id);
      await ensureMayAt(team, query, { ...question, venue });
      return venue as VenueRow;
    },
  };
};

interface Question {
  readonly id: string;
  readonly venue: VenueRow | undefined;
  readonly by: AccessClaims;
  readonly act: Act;
}

/** A venue of an organizer is its members' business; one that is everybody's may be seen by everybody, and changed by admins. */
async function ensureMayAt(team: Team, query: Reader<Tables>, { id, venue, by, act }: Question): Promise<void> {
  const nothing = refuseCommon('not_found', `there is no venue ${id}`);
  if (!venue) throw nothing;
  const { organizerId } = venue;
  if (organizerId !== null) return team.ensureMayQuietly(query, { organizerId, by, act, hidden: () => nothing });
  if (act !== 'seeEvents' && !by.roles.includes('admin'))
    throw refuseCommon('forbidden', 'a venue that is everybody’s is changed by admins only');
}

async function replace(
  { context: { db, audit }, team, refresh, seatMapsOf }: VenueDependencies,
  { id, form, by, version }: VenueEdit,
): Promise<OwnVenue> {
  const { done, changed } = await db.transaction(async tx => {
    const before = await lockVenue(tx, id);
    await ensureMayAt(team, tx, { id, venue: before, by, act: 'planEvents' });
    if (!before || before.version !== version)
      throw refuseCommon('version_outdated', `the venue is at version ${before?.version} by now: load it again`, {
        version: before?.version,
      });
    if (isDeepStrictEqual(before, { ...before, ...form })) return { done: before, changed: [] };
    ensureSound(form);
    const after = await replaceVenue(tx, { id, ...form });
    const { organizerId } = before;
    await audit(tx, {
      by: actorOf(by),
      action: 'venue.changed',
      of: { kind: 'venue', id },
      ...(organizerId !== null && { organizerId }),
      ...difference({ ...before, version: 0 }, { ...after, version: 0 }),
    });
    return { done: after, changed: await refresh.eventsOf(tx, { venueId: id }) };
  });
  await refresh.forget(changed);
  return toOwnVenue(done, await seatMapsOf([id]));
}
