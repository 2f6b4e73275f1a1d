import type { Actor } from '@event-planner/contracts/audit';
import { actorOf, type Changed } from '@event-planner/platform/audit';
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

interface Happened extends Pick<Changed, 'before' | 'after'> {
  readonly owner: Owner;
  readonly from: Device;
}

export interface Activities {
  /** Writes down what happened, with what happens; and has its owner told where a stranger may be behind it. */
  note(tx: Transaction<Tables>, kind: ActivityKind, happened: Happened): Promise<void>;
  list(userId: string, wanted: { readonly cursor: string | undefined; readonly limit: number }): Promise<z.infer<typeof ActivityPage>>;
  forgetOld(): Promise<void>;
}

export const createActivities = ({ db, now, publish, audit }: Pick<AuthContext, 'db' | 'now' | 'publish' | 'audit'>): Activities => ({
  async note(tx, kind, { owner, from, ...fields }) {
    const at = now();
    const isNewPlace = kind === 'signed_in' && !(await isKnownPlace(tx, { userId: owner.id, ...from }));
    const id = newId();
    await insertActivity(tx, { id, userId: owner.id, kind, at, ...from });
    await audit(tx, { by: actorBehind(kind, owner), action: `account.${kind}`, of: { kind: 'user', id: owner.id }, ...fields });
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

/** Whoever used a token that was copied is not its owner. */
const actorBehind = (kind: ActivityKind, { id: sub, name }: Owner): Actor =>
  kind === 'session_stolen' ? { kind: 'anyone' } : actorOf({ sub, name });
