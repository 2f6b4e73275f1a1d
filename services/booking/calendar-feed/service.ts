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
export const createCalendarFeed = ({ db, now, webUrl }: Pick<BookingContext, 'db' | 'now' | 'webUrl'>) => ({
  async create(
    userId: string,
    { replaces }: { readonly replaces: boolean },
  ): Promise<{ readonly url: string; readonly createdAt: string }> {
    const token = randomBytes(32).toString('base64url');
    const createdAt = now();
    const feed = { userId, tokenHash: hashOf(token), createdAt };
    if (replaces) {
      if (!(await replaceFeed(db.query, feed))) throw noneYet();
    } else if (!(await insertFeed(db.query, feed)))
      throw refuse('calendar_exists', 'its address was told when it was made; replace it to get another, and the old one stops working');
    return { url: `${webUrl}/api/bookings/calendar/${token}.ics`, createdAt: createdAt.toISOString() };
  },

  async revoke(userId: string): Promise<void> {
    if (!(await deleteFeed(db.query, userId))) throw noneYet();
  },

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

const noneYet = () => refuseCommon('not_found', 'you have no calendar address');

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
