import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { PictureUploaded } from '@event-planner/contracts/organizer';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import { createStudio, type Rendered } from '@event-planner/platform/pictures';
import type { EventContext } from '../context.ts';
import { pictureUrl } from '../pictures.ts';
import type { Team } from '../team/membership.ts';
import { choose, sizesFor } from './rules.ts';
import { deletePictures, findStored, hideUnused, insertPicture, lockUnused, markStored } from './store.ts';

export interface PictureDependencies {
  readonly context: Pick<EventContext, 'db' | 'now' | 'objects' | 'log' | 'audit'>;
  readonly team: Pick<Team, 'ensureMay'>;
}

/** Uploaded for an event that was never saved. */
const keptUnusedDays = 7;
const deletedAtOnce = 100;

export interface Shown {
  readonly etag: string;
  readonly read: () => Promise<Buffer>;
}

export type Pictures = ReturnType<typeof createPictures>;

export const createPictures = (dependencies: PictureDependencies) => {
  const { db } = dependencies.context;
  // As large as the largest that is kept.
  const render = createStudio({ shape: { width: 1920, height: 3840, fit: 'inside', withoutEnlargement: true }, sizesFor });
  return {
    /** Asked before the body is read: a stranger's ten megabytes are nobody's work. */
    ensureMayUpload: (organizerId: string, by: AccessClaims) =>
      dependencies.team.ensureMay(db.query, { organizerId, by, act: 'planEvents' }),

    async upload(organizerId: string, bytes: Uint8Array, by: AccessClaims): Promise<PictureUploaded> {
      return store(dependencies, await render(bytes), { organizerId, by });
    },

    async show(id: string, wanted: number | undefined): Promise<Shown> {
      // A picture is looked at at once by who uploaded it, and copies of the database are a moment behind.
      const picture = (await findStored(db.read, id)) ?? (await findStored(db.query, id));
      if (!picture) throw refuseCommon('not_found', `there is no picture ${id}`);
      const width = choose(picture.widths, wanted);
      return { etag: `${id}-${width}`, read: () => read(dependencies, id, width) };
    },

    deleteUnused: () => deleteUnused(dependencies),
  };
};

const keyOf = (id: string, width: number): string => `${id}/${width}.webp`;
const contentType = 'image/webp';

/** Written down first, shown last: whatever happens in between, the daily job finds what was left. */
async function store(
  { context: { db, objects, now, audit } }: PictureDependencies,
  { width, height, renditions }: Rendered,
  { organizerId, by }: { readonly organizerId: string; readonly by: AccessClaims },
): Promise<PictureUploaded> {
  const id = newId();
  const widths = renditions.map(rendition => rendition.width);
  await db.transaction(async tx => {
    await insertPicture(tx, { id, organizerId, uploadedBy: by.sub, width, height, widths, uploadedAt: now() });
    await audit(tx, { by: actorOf(by), action: 'picture.uploaded', of: { kind: 'picture', id }, organizerId, after: { width, height } });
  });
  const bucket = objects('pictures');
  await Promise.all(renditions.map(rendition => bucket.put(keyOf(id, rendition.width), { body: rendition.webp, contentType })));
  await markStored(db.query, id, now());
  return { id, url: pictureUrl(id), width, height };
}

async function read({ context: { objects } }: PictureDependencies, id: string, width: number): Promise<Buffer> {
  const object = await objects('pictures').find(keyOf(id, width));
  if (!object) throw refuseCommon('not_found', `the picture ${id} is gone`);
  return object.body;
}

/** Out of sight, then the objects, then what was written down: cut off at any point, the next day goes on. */
async function deleteUnused({ context: { db, objects, now, log } }: PictureDependencies): Promise<void> {
  const before = new Date(now().getTime() - keptUnusedDays * 86_400_000);
  for (;;) {
    const hidden = await db.transaction(async tx => {
      const ids = await lockUnused(tx, before, deletedAtOnce);
      return ids.length === 0 ? [] : hideUnused(tx, ids);
    });
    if (hidden.length === 0) return;
    const bucket = objects('pictures');
    for (const { id, widths } of hidden) for (const width of widths) await bucket.delete(keyOf(id, width));
    await deletePictures(
      db.query,
      hidden.map(({ id }) => id),
    );
    log.info({ pictures: hidden.length }, 'deleted pictures that nothing shows');
  }
}
