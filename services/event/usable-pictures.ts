import type { Transaction } from '@event-planner/platform/database';
import { refuse } from './errors.ts';
import type { Tables } from './tables.ts';

type Tx = Transaction<Tables>;

/** Throws when a picture is not this organizer's, or gone. Those that are stay until the transaction has referred to them. */
export async function ensurePictures(tx: Tx, organizerId: string, wanted: readonly (string | null)[]): Promise<void> {
  const ids = [...new Set(wanted.filter(id => id !== null))];
  if (ids.length === 0) return;
  const usable = await lockUsable(tx, organizerId, ids);
  const missing = ids.find(id => !usable.includes(id));
  if (missing !== undefined)
    throw refuse('reference_unknown', `this organizer has no picture ${missing}: upload it again`, { pictureId: missing });
}

/** Those of an organizer's that may be referred to, kept from being deleted until the transaction ends. */
const lockUsable = async (tx: Tx, organizerId: string, ids: readonly string[]): Promise<readonly string[]> =>
  (
    await tx
      .selectFrom('pictures')
      .select('id')
      .where('id', 'in', ids)
      .where('organizerId', '=', organizerId)
      .where('storedAt', 'is not', null)
      .orderBy('id')
      .forShare()
      .execute()
  ).map(({ id }) => id);
