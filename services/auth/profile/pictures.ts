import type { Profile } from '@event-planner/contracts/profile';
import type { Transaction } from '@event-planner/platform/database';
import { createStudio } from '@event-planner/platform/pictures';
import type { AuthContext } from '../context.ts';
import { secondsAfter } from '../moments.ts';
import type { Tables } from '../tables.ts';
import { deletePictures, listUnused, markUnused } from './store.ts';

/** Sides in pixels: of the account's page on a sharp screen, and of the header. */
const sides = { large: 512, small: 128 } as const;
/** Longer than any upload takes. */
const unusedMinutes = 60;

export type ProfilePictures = ReturnType<typeof createProfilePictures>;

const keyOf = (id: string, side: number): string => `${id}/${side}.webp`;
const all = (id: string): readonly string[] => Object.values(sides).map(side => keyOf(id, side));

export function createProfilePictures({ db, now, objects, manifest }: Pick<AuthContext, 'db' | 'now' | 'objects' | 'manifest'>) {
  const bucket = objects('pictures');
  const render = createStudio({
    shape: { width: sides.large, height: sides.large, fit: 'cover' },
    sizesFor: () => Object.values(sides).map(side => ({ width: side, height: side })),
  });
  const drop = async (id: string): Promise<void> => {
    for (const key of all(id)) await bucket.delete(key);
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

    /** Addresses that anybody can see it by, for as long as the bucket says. */
    async show(id: string): Promise<NonNullable<Profile['picture']>> {
      const until = secondsAfter(now(), manifest.objects.pictures.linkTtl).toISOString();
      const [large, small] = await Promise.all([bucket.signedUrl(keyOf(id, sides.large)), bucket.signedUrl(keyOf(id, sides.small))]);
      return { small, large, until };
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
