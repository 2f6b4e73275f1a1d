import { SoldPage } from '@event-planner/contracts/sold';
import type { Transaction } from '@event-planner/platform/database';
import type { Books } from '../books.ts';
import type { PaymentContext } from '../context.ts';
import type { Tables } from '../tables.ts';
import { entriesOfRefund, entryOfPayment } from './rules.ts';
import { type Backfill, listOpen, listPaid, listRefunds, lockOpen, saveProgress } from './store.ts';

type Tx = Transaction<Tables>;

export interface BackfillParts {
  readonly books: Books;
  /** Books what was sold and given back, as if it were heard of now. */
  readonly bookSold: (tx: Tx, sold: SoldPage['items']) => Promise<void>;
}

interface Page {
  readonly post: (tx: Tx) => Promise<void>;
  /** Where it goes on; null at the end. */
  readonly after: string | null;
}

const pageSize = 200;
/** A run is done within its time: the next one goes on. */
const pagesAtOnce = 50;

/** Books what happened before there were books, page by page, once: every entry has the key it would have had. Answers at once when there is nothing left. */
export function createBackfill({ db, now, call }: PaymentContext, { books, bookSold }: BackfillParts): () => Promise<void> {
  /** Of a page that is full there is a next one. */
  const goesOn = (rows: readonly { readonly id: string }[]): string | null => (rows.length < pageSize ? null : (rows.at(-1)?.id ?? null));

  const load: Readonly<Record<Backfill['what'], (after: string | null) => Promise<Page>>> = {
    async payments(after) {
      const paid = await listPaid(db.query, after, pageSize);
      return { post: tx => books.post(tx, paid.map(entryOfPayment)), after: goesOn(paid) };
    },
    async refunds(after) {
      const refunds = await listRefunds(db.query, after, pageSize);
      return { post: tx => books.post(tx, refunds.flatMap(entriesOfRefund)), after: goesOn(refunds) };
    },
    async sales(after) {
      const path = `/bookings/sold?limit=${pageSize}${after === null ? '' : `&after=${after}`}`;
      const sold = await call('booking', { path, response: SoldPage });
      return { post: tx => bookSold(tx, sold.items), after: sold.after };
    },
  };

  /** Answers where it goes on; null at the end, or where another process is at it. */
  const step = async (what: Backfill['what'], from: string | null): Promise<string | null> => {
    const page = await load[what](from);
    return db.transaction(async tx => {
      const open = await lockOpen(tx, what);
      if (open?.after !== from) return null;
      await page.post(tx);
      await saveProgress(tx, { what, after: page.after, doneAt: page.after === null ? now() : null });
      return page.after;
    });
  };

  let isDone = false;
  return async () => {
    if (isDone) return;
    const open = await listOpen(db.query);
    isDone = open.length === 0;
    for (const { what, after } of open) {
      let from = await step(what, after);
      for (let page = 1; page < pagesAtOnce && from !== null; page += 1) from = await step(what, from);
    }
  };
}
