import type { AccessClaims } from '@event-planner/contracts/auth';
import { actorOf } from '@event-planner/platform/audit';
import { createHash, randomBytes } from 'node:crypto';
import { writeCalendar } from '@event-planner/platform/calendar';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { entryOf } from '../calendar-entry.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { deleteFeed, findFeed, findUserOf, insertFeed, listUpcoming, replaceFeed } from './store.ts';

/** What one has to come is rarely more than a handful; a promoter's own bookings are cut here. */
const mostEntries = 500;
const refreshMinutes = 60;

export type CalendarFeed = ReturnType<typeof createCalendarFeed>;

/** A person's own calendar for programs that come without signing in: an address that nobody can guess, told once and kept as a hash. */
export const createCalendarFeed = ({ db, now, webUrl, audit }: Pick<BookingContext, 'db' | 'now' | 'webUrl' | 'audit'>) => ({
  async create(
    by: AccessClaims,
    { replaces }: { readonly replaces: boolean },
  ): Promise<{ readonly url: string; readonly createdAt: string }> {
    const token = randomBytes(32).toString('base64url');
    const createdAt = now();
    const feed = { userId: by.sub, tokenHash: hashOf(token), createdAt };
    await db.transaction(async tx => {
      if (replaces) {
        if (!(await replaceFeed(tx, feed))) throw noneYet();
      } else if (!(await insertFeed(tx, feed)))
        throw refuse('calendar_exists', 'its address was told when it was made; replace it to get another, and the old one stops working');
      await audit(tx, { ...about(by), action: replaces ? 'calendar_address.replaced' : 'calendar_address.made' });
    });
    return { url: `${webUrl}/api/bookings/calendar/${token}.ics`, createdAt: createdAt.toISOString() };
  },

  revoke: (by: AccessClaims): Promise<void> =>
    db.transaction(async tx => {
      if (!(await deleteFeed(tx, by.sub))) throw noneYet();
      await audit(tx, { ...about(by), action: 'calendar_address.revoked' });
    }),

  async find(userId: string): Promise<{ readonly createdAt: string | null }> {
    return { createdAt: (await findFeed(db.query, userId))?.createdAt.toISOString() ?? null };
  },

  async read(token: string): Promise<string> {
    const userId = await findUserOf(db.query, hashOf(token));
    if (userId === undefined) throw refuseCommon('not_found', 'there is no calendar at this address: it was replaced or revoked');
    const booked = await listUpcoming(db.read, { userId, now: now(), limit: mostEntries });
    return writeCalendar(
      { product: 'Bookings', name: 'My tickets', refreshMinutes },
      booked.map(one => entryOf(one, webUrl)),
    );
  },
});

const about = (by: AccessClaims) => ({ by: actorOf(by), of: { kind: 'user', id: by.sub } });

const noneYet = () => refuseCommon('not_found', 'you have no calendar address');

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
