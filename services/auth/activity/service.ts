import type { ActivityKind, ActivityPage } from '@event-planner/contracts/auth';
import { securityNoticed } from '@event-planner/contracts/user-messages';
import type { Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import { pageOf, readCursor } from '@event-planner/platform/paging';
import type { z } from 'zod';
import type { AuthContext } from '../context.ts';
import type { Device } from '@event-planner/platform/http';
import { secondsAfter } from '../moments.ts';
import type { Tables, UsersTable } from '../tables.ts';
import { activityDays, noticedAs } from './rules.ts';
import { deleteActivityBefore, insertActivity, isKnownPlace, listActivity } from './store.ts';

type Owner = Pick<UsersTable, 'id' | 'email' | 'name' | 'language' | 'timeZone'>;

export interface Activities {
  /** Writes down what happened, with what happens; and has its owner told where a stranger may be behind it. */
  note(tx: Transaction<Tables>, kind: ActivityKind, happened: { readonly owner: Owner; readonly from: Device }): Promise<void>;
  list(userId: string, wanted: { readonly cursor: string | undefined; readonly limit: number }): Promise<z.infer<typeof ActivityPage>>;
  forgetOld(): Promise<void>;
}

export const createActivities = ({ db, now, publish }: Pick<AuthContext, 'db' | 'now' | 'publish'>): Activities => ({
  async note(tx, kind, { owner, from }) {
    const at = now();
    const isNewPlace = kind === 'signed_in' && !(await isKnownPlace(tx, { userId: owner.id, ...from }));
    const id = newId();
    await insertActivity(tx, { id, userId: owner.id, kind, at, ...from });
    const noticed = noticedAs(kind, { isNewPlace });
    if (noticed === undefined) return;
    const { id: userId, email, name, language, timeZone } = owner;
    await publish(tx, securityNoticed, {
      activityId: id,
      userId,
      email,
      name,
      language: language ?? undefined,
      timeZone: timeZone ?? undefined,
      kind: noticed,
      at: at.toISOString(),
      ...from,
    });
  },
  async list(userId, { cursor, limit }) {
    const rows = await listActivity(db.query, { userId, after: readCursor(cursor), limit });
    const { items, nextCursor } = pageOf(rows, limit, ({ at, id }) => ({ at, id }));
    return { items: items.map(({ id, kind, at, device, network }) => ({ id, kind, at: at.toISOString(), device, network })), nextCursor };
  },
  forgetOld: () => deleteActivityBefore(db.query, secondsAfter(now(), -activityDays * 86_400)),
});
