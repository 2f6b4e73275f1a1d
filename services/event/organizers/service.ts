import { actorOf, difference } from '@event-planner/platform/audit';
import { isDeepStrictEqual } from 'node:util';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { EventAccess, Organizer } from '@event-planner/contracts/event';
import type { OrganizerForm, OrganizerOwners, OwnOrganizer } from '@event-planner/contracts/organizer';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import type { EventContext } from '../context.ts';
import { ensurePictures } from '../usable-pictures.ts';
import { type Reference, textOf } from '../reference.ts';
import { freeSlug, slugOf } from '../slugs.ts';
import type { Refresh } from '../planning/refresh.ts';
import type { Team } from '../team/membership.ts';
import { ensureSound, reservedSlugs, toOrganizer, toOwnOrganizer } from './rules.ts';
import {
  findOrganizer,
  insertFounder,
  insertOrganizer,
  listOfMember,
  listOwners,
  listSlugsLike,
  lockOrganizer,
  noteWho,
  replaceOrganizer,
} from './store.ts';

export interface OrganizerDependencies {
  readonly context: Pick<EventContext, 'db' | 'now' | 'audit'>;
  readonly team: Team;
  readonly refresh: Refresh;
}

export type Organizers = ReturnType<typeof createOrganizers>;

export const createOrganizers = (dependencies: OrganizerDependencies) => {
  const { db } = dependencies.context;
  return {
    found: (form: OrganizerForm, by: AccessClaims) => found(dependencies, form, by),
    replace: (edit: OrganizerEdit) => replace(dependencies, edit),

    async listMine(by: AccessClaims): Promise<OwnOrganizer[]> {
      // Their token says what they are called and where they are reached today.
      await noteWho(db.query, { userId: by.sub, name: by.name, email: by.email });
      return (await listOfMember(db.query, by.sub)).map(({ role, ...organizer }) => toOwnOrganizer(organizer, role));
    },

    async getPublic(reference: Reference): Promise<{ readonly organizer: Organizer; readonly version: number }> {
      const organizer = await findOrganizer(db.read, reference);
      if (!organizer) throw nothingAt(reference);
      return { organizer: toOrganizer(organizer), version: organizer.version };
    },

    async getOwn(id: string, by: AccessClaims): Promise<OwnOrganizer> {
      const role = await dependencies.team.ensureMember(db.query, { organizerId: id, by, act: 'seeEvents' });
      const organizer = await findOrganizer(db.query, { id });
      if (!organizer) throw nothingAt({ id });
      return toOwnOrganizer(organizer, role);
    },

    /** For services. */
    async getAccess(id: string, userId: string): Promise<EventAccess> {
      if (!(await findOrganizer(db.query, { id }))) throw nothingAt({ id });
      return { organizerId: id, role: (await dependencies.team.roleOfUser(db.query, { organizerId: id, userId })) ?? null };
    },

    /** For services. */
    async getOwners(id: string): Promise<OrganizerOwners> {
      const organizer = await findOrganizer(db.query, { id });
      if (!organizer) throw nothingAt({ id });
      return { name: organizer.name, items: await listOwners(db.query, id) };
    },
  };
};

const nothingAt = (reference: Reference) => refuseCommon('not_found', `there is no organizer ${textOf(reference)}`);

async function found({ context: { db, now, audit } }: OrganizerDependencies, form: OrganizerForm, by: AccessClaims): Promise<OwnOrganizer> {
  ensureSound(form);
  const wanted = slugOf(form.name, 'organizer');
  return db.transaction(async tx => {
    // Whoever takes the same free slug first keeps it; the other looks again.
    for (;;) {
      const id = newId();
      await ensurePictures(tx, id, [form.logoId, form.bannerId]);
      const slug = freeSlug(wanted, new Set([...reservedSlugs, ...(await listSlugsLike(tx, wanted))]));
      const organizer = await insertOrganizer(tx, { ...form, id, slug, version: 1 });
      if (!organizer) continue;
      const { sub: userId, name, email } = by;
      await insertFounder(tx, { organizerId: organizer.id, userId, role: 'owner', name, email, since: now() });
      await audit(tx, {
        by: actorOf(by),
        action: 'organizer.founded',
        of: { kind: 'organizer', id },
        organizerId: id,
        after: { name: form.name, slug },
      });
      return toOwnOrganizer(organizer, 'owner');
    }
  });
}

interface OrganizerEdit {
  readonly id: string;
  readonly form: OrganizerForm;
  readonly by: AccessClaims;
  readonly version: number;
}

async function replace(
  { context: { db, audit }, team, refresh }: OrganizerDependencies,
  { id, form, by, version }: OrganizerEdit,
): Promise<OwnOrganizer> {
  const { done, changed } = await db.transaction(async tx => {
    const role = await team.ensureMember(tx, { organizerId: id, by, act: 'planEvents' });
    const before = await lockOrganizer(tx, id);
    if (!before) throw nothingAt({ id });
    if (before.version !== version)
      throw refuseCommon('version_outdated', `the organizer is at version ${before.version} by now: load it again`, {
        version: before.version,
        current: toOwnOrganizer(before, role),
      });
    if (isDeepStrictEqual(before, { ...before, ...form })) return { done: toOwnOrganizer(before, role), changed: [] };
    ensureSound(form);
    await ensurePictures(tx, id, [form.logoId, form.bannerId]);
    const after = await replaceOrganizer(tx, { id, ...form });
    await audit(tx, {
      by: actorOf(by),
      action: 'organizer.changed',
      of: { kind: 'organizer', id },
      organizerId: id,
      ...difference({ ...before, version: 0 }, { ...after, version: 0 }),
    });
    // What its events say of it, and are found by.
    return { done: toOwnOrganizer(after, role), changed: await refresh.eventsOf(tx, { organizerId: id }) };
  });
  await refresh.forget(changed);
  return done;
}
