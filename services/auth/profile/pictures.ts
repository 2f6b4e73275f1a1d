import { hkdfSync } from 'node:crypto';
import type { Profile } from '@event-planner/contracts/profile';
import type { Transaction } from '@event-planner/platform/database';
import { refuse } from '@event-planner/platform/errors';
import { type Grant, isSigned, sign } from '@event-planner/platform/objects';
import { createStudio } from '@event-planner/platform/pictures';
import type { AuthContext } from '../context.ts';
import { secondsAfter } from '../moments.ts';
import type { Tables } from '../tables.ts';
import { deletePictures, listUnused, markUnused } from './store.ts';

/** Sides in pixels: of the account's page on a sharp screen, and of the header. */
const sides = { large: 512, small: 128 } as const;
/** Longer than any upload takes. */
const unusedMinutes = 60;
const addressSeconds = 3600;

export type ProfilePictures = ReturnType<typeof createProfilePictures>;

const keyOf = (id: string, side: number): string => `${id}/${side}.webp`;
const all = (id: string): readonly string[] => Object.values(sides).map(side => keyOf(id, side));

export interface PictureParts {
  readonly context: Pick<AuthContext, 'db' | 'now' | 'objects'>;
  readonly secret: string;
}

/** The right to look at one. Of our own and not the bucket's: pages show pictures of their own origin alone. */
export interface Sight {
  readonly id: string;
  readonly side: 'large' | 'small';
  readonly until: number;
  readonly signature: string;
}

export function createProfilePictures({ context: { db, now, objects }, secret }: PictureParts) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'addresses of pictures', 32)).toString('base64');
  const grantOf = ({ id, side, until }: Omit<Sight, 'signature'>): Grant => ({
    bucket: 'portraits',
    key: keyOf(id, sides[side]),
    expiresAtSeconds: until,
    downloadAs: undefined,
  });
  const addressOf = (sight: Omit<Sight, 'signature'>): string =>
    `/api/auth/pictures/${sight.id}?side=${sight.side}&until=${sight.until}&signature=${sign(key, grantOf(sight))}`;
  const bucket = objects('portraits');
  const render = createStudio({
    shape: { width: sides.large, height: sides.large, fit: 'cover' },
    sizesFor: () => Object.values(sides).map(side => ({ width: side, height: side })),
  });
  const drop = async (id: string): Promise<void> => {
    for (const each of all(id)) await bucket.delete(each);
  };
  return {
    render,

    /** The large one; undefined when it is gone. */
    find: async (id: string): Promise<Uint8Array | undefined> => (await bucket.find(keyOf(id, sides.large)))?.body,

    /** Of an account that goes: the next look deletes them. */
    endAllOf: (tx: Transaction<Tables>, userId: string) => markUnused(tx, { userId, but: null, now: now() }),

    async keep(id: string, { renditions }: Awaited<ReturnType<typeof render>>): Promise<void> {
      await Promise.all(renditions.map(({ width, webp }) => bucket.put(keyOf(id, width), { body: webp, contentType: 'image/webp' })));
    },

    /** Addresses that anybody can see it by, for an hour at least: the same within an hour, so that browsers keep what they have. */
    show(id: string): NonNullable<Profile['picture']> {
      const until = (Math.floor(now().getTime() / 1000 / addressSeconds) + 2) * addressSeconds;
      const [large, small] = (['large', 'small'] as const).map(side => addressOf({ id, side, until }));
      return { small: small ?? '', large: large ?? '', until: new Date(until * 1000).toISOString() };
    },

    /** Throws `forbidden` once its address has ended. */
    async look(sight: Sight): Promise<Buffer> {
      if (!isSigned(key, grantOf(sight), sight.signature) || sight.until * 1000 <= now().getTime())
        throw refuse('forbidden', 'this address is not valid any more: load the profile again');
      const object = await bucket.find(keyOf(sight.id, sides[sight.side]));
      if (!object) throw refuse('not_found', 'this picture is gone');
      return object.body;
    },

    /** The objects, then what was written down of them: cut off at any point, the next time goes on. */
    async deleteUnused(): Promise<void> {
      for (;;) {
        const unused = (await listUnused(db.query, secondsAfter(now(), -unusedMinutes * 60))).map(({ id }) => id);
        if (unused.length === 0) return;
        for (const id of unused) await drop(id);
        await deletePictures(db.query, unused);
      }
    },
  };
}
