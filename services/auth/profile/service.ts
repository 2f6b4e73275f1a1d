import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Profile, ProfileForm } from '@event-planner/contracts/profile';
import { profileChanged } from '@event-planner/contracts/user-messages';
import { refuse as refuseAny } from '@event-planner/platform/errors';
import type { Device } from '@event-planner/platform/http';
import { newId } from '@event-planner/platform/ids';
import type { Activities } from '../activity/service.ts';
import type { AuthContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { findUserById, type UserRow } from '../users.ts';
import type { ProfilePictures } from './pictures.ts';
import { type Edit, insertPicture, lockUser, markUnused, markUsed, saveProfile } from './store.ts';

export interface ProfileParts {
  readonly context: Pick<AuthContext, 'db' | 'now' | 'publish'>;
  readonly activities: Activities;
  readonly pictures: ProfilePictures;
}

/** Who changes their profile, from where, and the version of it that they saw. */
export interface Editing {
  readonly user: AccessClaims;
  readonly from: Device;
  readonly seen: number;
}

export interface Profiles {
  find(user: AccessClaims): Promise<Profile>;
  /** Throws `version_outdated`, as all that follow. */
  change(form: ProfileForm, editing: Editing): Promise<Profile>;
  /** Throws `not_a_picture`, `picture_too_large` or `pictures_busy`. */
  showPicture(bytes: Uint8Array, editing: Editing): Promise<Profile>;
  removePicture(editing: Editing): Promise<Profile>;
}

const gone = () => refuse('session_ended', 'the account is gone');

export function createProfiles({ context: { db, now, publish }, activities, pictures }: ProfileParts): Profiles {
  const present = ({ name, language, timeZone, pictureId, version }: UserRow): Profile => ({
    name,
    language,
    timeZone,
    picture: pictureId === null ? null : pictures.show(pictureId),
    version,
  });

  function ensureSeen({ version }: UserRow, seen: number): void {
    if (version === seen) return;
    throw refuseAny('version_outdated', `your profile is at version ${version} by now: load it again`, { version });
  }

  const edit = (change: Edit, { user, from, seen }: Editing): Promise<UserRow> =>
    db.transaction(async tx => {
      const before = await lockUser(tx, user.sub);
      if (!before) throw gone();
      ensureSeen(before, seen);
      const after = await saveProfile(tx, user.sub, change);
      await markUnused(tx, { userId: user.sub, but: after.pictureId, now: now() });
      if (after.pictureId !== null && after.pictureId !== before.pictureId) await markUsed(tx, after.pictureId);
      await activities.note(tx, 'profile_changed', {
        owner: after,
        from,
        before: differing(before, after),
        after: differing(after, before),
      });
      await publish(tx, profileChanged, { userId: user.sub, name: after.name, language: after.language, timeZone: after.timeZone });
      return after;
    });

  return {
    async find({ sub }) {
      const user = await findUserById(db.query, sub);
      if (!user) throw gone();
      return present(user);
    },

    change: async (form, editing) => present(await edit(form, editing)),

    async showPicture(bytes, editing) {
      // Before the work, for whoever was overtaken; and again when it is written.
      const user = await findUserById(db.query, editing.user.sub);
      if (!user) throw gone();
      ensureSeen(user, editing.seen);
      const rendered = await pictures.render(bytes);
      const pictureId = newId();
      // Written down first, shown last: whatever happens in between, the hourly job finds what was left.
      await insertPicture(db.query, { id: pictureId, userId: user.id, now: now() });
      await pictures.keep(pictureId, rendered);
      return present(await edit({ pictureId }, editing));
    },

    removePicture: async editing => present(await edit({ pictureId: null }, editing)),
  };
}

const edited = ['name', 'language', 'timeZone', 'pictureId'] as const;

/** Of what may be edited, what the other has not. */
const differing = (one: UserRow, other: UserRow): Record<string, string | null> =>
  Object.fromEntries(edited.filter(field => one[field] !== other[field]).map(field => [field, one[field]]));
