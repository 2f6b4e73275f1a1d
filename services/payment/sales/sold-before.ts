import type { SoldPage } from '@event-planner/contracts/sold';
import type { Transaction } from '@event-planner/platform/database';
import type { Books } from '../books.ts';

import type { Tables } from '../tables.ts';
import { isNoSale } from '../no-sale.ts';
import { entryOfRefund, entryOfSale } from './rules.ts';
import { insertSales, noteEventEnds } from './store.ts';
import { noFee, rowOf } from './records.ts';

/** Books what was sold before there were books, with what went back of it: at no fee, for there was none. */
export function createBookSold(books: Books): (tx: Transaction<Tables>, sold: SoldPage['items']) => Promise<void> {
  const post = books.beside(insertSales, noteEventEnds);
  return async (tx, items) => {
    const sales = items.map(({ sale }) => ({ sold: sale, soldAt: new Date(sale.confirmedAt ?? sale.startsAt), fee: noFee }));
    const sold = sales.filter(one => !isNoSale(one.sold)).map(one => entryOfSale(one.sold, one.soldAt));
    const back = items.flatMap(({ sale, refunds }) =>
      refunds.map(refund => entryOfRefund(refund, new Date(refund.recordedAt ?? sale.confirmedAt ?? sale.startsAt))),
    );
    await post(tx, sales.map(rowOf), [...sold, ...back]);
  };
}
