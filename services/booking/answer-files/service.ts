import type { AnswerFile } from '@event-planner/contracts/answers';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { safeName, sniff } from '@event-planner/platform/file-types';
import { newId } from '@event-planner/platform/ids';
import { type Buyer, ownerOf } from '../buyer.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { isAllowed } from '@event-planner/platform/team';
import { countOwned, deleteFiles, findUsed, insertFile, takeOutOfUse, type UsedFile } from './store.ts';

const daySeconds = 86_400;
const mostADay = 50;
/** Brought to a checkout that never became a booking. */
const keptUnusedDays = 2;
const deletedAtOnce = 100;

type FilesContext = Pick<BookingContext, 'db' | 'objects' | 'now' | 'log' | 'call'>;
export interface Upload {
  readonly buyer: Buyer;
  readonly name: string;
  readonly body: Buffer;
}
export type AnswerFiles = ReturnType<typeof createAnswerFiles>;

/** Files that buyers answer with. */
export const createAnswerFiles = (context: FilesContext) => ({
  async upload({ buyer, name, body }: Upload): Promise<AnswerFile> {
    const contentType = sniff(body);
    if (!contentType) throw refuse('not_a_file', 'send a PDF or a picture (PNG, JPEG, WebP) that is nothing else as well');
    const file = { id: newId(), name: safeName(name, contentType), contentType, bytes: body.length };
    await note(context, file, ownerOf(buyer));
    await context.objects('answers').put(file.id, { body, contentType });
    return file;
  },

  /** A link to it, for who booked with it and the team of who asked. To anybody else it is not there. */
  async link(id: string, by: AccessClaims): Promise<{ url: string }> {
    const file = await findUsed(context.db.query, id);
    if (!file || !(await maySee(context, file, by))) throw refuseCommon('not_found', `you have no file ${id}`);
    return { url: await context.objects('answers').signedUrl(file.id, { downloadAs: file.name }) };
  },

  deleteUnused: () => deleteUnused(context),
});

/** Written down before it is stored: if that fails, the daily job finds what was left. */
const note = ({ db, now }: FilesContext, file: AnswerFile, owner: string): Promise<void> =>
  db.transaction(async tx => {
    const at = now();
    const before = await countOwned(tx, owner, new Date(at.getTime() - daySeconds * 1000));
    if (before >= mostADay)
      throw refuse('too_many_files', `at most ${mostADay} files in a day: try again tomorrow`, { retryAfterSeconds: daySeconds });
    await insertFile(tx, { ...file, owner, createdAt: at });
  });

const maySee = async (context: FilesContext, { userId, eventId, state }: UsedFile, by: AccessClaims): Promise<boolean> =>
  userId === by.sub || (state === 'confirmed' && (await isAllowed(context, { eventId, by }, 'seeOrders')));

/** Out of use, then the objects, then what was written down: cut off at any point, the next day goes on. */
async function deleteUnused({ db, objects, now, log }: FilesContext): Promise<void> {
  const before = new Date(now().getTime() - keptUnusedDays * daySeconds * 1000);
  const bucket = objects('answers');
  for (;;) {
    const ids = (await db.transaction(tx => takeOutOfUse(tx, before, deletedAtOnce))).map(({ id }) => id);
    if (ids.length === 0) return;
    for (const id of ids) await bucket.delete(id);
    await deleteFiles(db.query, ids);
    log.info({ files: ids.length }, 'deleted files that no booking uses');
  }
}
