import type { AccessClaims } from '@event-planner/contracts/auth';
import type { EntryPage, Statement, StatementQuery } from '@event-planner/contracts/balance';
import { Id } from '@event-planner/contracts/http';
import type { SalesRange } from '@event-planner/contracts/sales';
import type { Days } from '@event-planner/platform/calendar';
import type { PaymentContext } from '../context.ts';
import { placeOf, present, readCursor, withOwed, writeCursor } from './rules.ts';
import { noteExport } from '../exported.ts';
import * as store from './store.ts';

export interface Asked {
  readonly organizerId: string;
  readonly by: AccessClaims;
}

export interface StatementsParts {
  readonly context: Pick<PaymentContext, 'db' | 'audit'>;
  /** Throws unless they may see the organizer's money. */
  readonly daysFor: (asked: Asked, range: SalesRange) => Promise<Days>;
}

type Wanted = Omit<StatementQuery, 'cursor' | 'limit'>;

export interface Statements {
  read(asked: Asked, query: StatementQuery): Promise<Statement>;
  /** All of it, page by page, and of which days it is. */
  all(asked: Asked, wanted: Wanted): Promise<{ readonly days: Days; readonly pages: AsyncIterable<Statement['items']> }>;
  find(query: { readonly q: string; readonly cursor?: string | undefined; readonly limit: number }): Promise<EntryPage>;
}

const pageOfFile = 1000;

/** Entry by entry, what the books say. Read from a copy of the database. */
export function createStatements({ context, daysFor }: StatementsParts): Statements {
  const { read } = context.db;

  const listPage = async (wanted: store.StatementWanted): Promise<{ items: Statement['items']; next: store.Place | undefined }> => {
    const found = await store.listStatement(read, { ...wanted, limit: wanted.limit + 1 });
    const rows = found.slice(0, wanted.limit);
    const [top] = rows;
    const isWhole = wanted.eventId === undefined && wanted.kind === undefined;
    const owed = top && isWhole ? await store.sumUpTo(read, wanted, placeOf(top)) : null;
    const end = rows.at(-1);
    return { items: withOwed(rows, owed), next: end && found.length > wanted.limit ? placeOf(end) : undefined };
  };

  const wantedOf = ({ organizerId }: Asked, { currency, eventId, kind }: Wanted, { bounds }: Days) => {
    const [from, until] = [bounds[0] as Date, bounds.at(-1) as Date];
    return { organizerId, currency, eventId, kind, from, until };
  };

  return {
    async read(asked, { cursor, limit, ...query }) {
      const after = readCursor(cursor);
      const days = await daysFor(asked, query);
      const wanted = wantedOf(asked, query, days);
      const [page, openingMinor, closingMinor] = await Promise.all([
        listPage({ ...wanted, after, limit }),
        store.sumUpTo(read, wanted, store.before(wanted.from)),
        store.sumUpTo(read, wanted, store.before(wanted.until)),
      ]);
      const { timeZone, days: named } = days;
      return {
        timeZone,
        from: named[0] ?? '',
        to: named.at(-1) ?? '',
        currency: query.currency,
        openingMinor,
        closingMinor,
        items: page.items,
        nextCursor: page.next ? writeCursor(page.next) : null,
      };
    },

    async all(asked, query) {
      const days = await daysFor(asked, query);
      await noteExport(context, asked, { what: 'statement', from: days.days[0] ?? '', to: days.days.at(-1) ?? '' });
      const wanted = wantedOf(asked, query, days);
      async function* pages(): AsyncGenerator<Statement['items']> {
        for (let after: store.Place | undefined; ;) {
          const page = await listPage({ ...wanted, after, limit: pageOfFile });
          yield page.items;
          if (!page.next) return;
          after = page.next;
        }
      }
      return { days, pages: pages() };
    },

    async find({ q, cursor, limit }) {
      const wanted = { after: readCursor(cursor), limit: limit + 1 };
      const found = await findEntries(q, wanted);
      const rows = found.slice(0, limit);
      const end = rows.at(-1);
      return {
        items: rows.map(row => ({ ...present(row), organizerName: row.organizerName })),
        nextCursor: end && found.length > limit ? writeCursor(placeOf(end)) : null,
      };
    },
  };

  async function findEntries(q: string, wanted: store.PageWanted): Promise<store.EntryRow[]> {
    const id = Id.safeParse(q.toLowerCase()).data;
    if (id === undefined) {
      const bookings = await store.listBookings(read, q.toUpperCase());
      return bookings.length > 0 ? store.listByIds(read, bookings, wanted) : store.listByKey(read, q, wanted);
    }
    const found = await store.listByIds(read, [id], wanted);
    return found.length > 0 ? found : store.listByEvent(read, id, wanted);
  }
}
