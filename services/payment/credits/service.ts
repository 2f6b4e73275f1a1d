import type { Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import type { Books } from '../books.ts';
import type { BuyerCredit } from '../buyer-credit.ts';
import type { Tables } from '../tables.ts';
import { entryOf, type Moved, movementOfGiven } from './rules.ts';
import { insertMovements } from './store.ts';

export function createBuyerCredit(books: Books): BuyerCredit {
  const move = async (tx: Transaction<Tables>, movements: readonly Moved[]): Promise<void> => {
    await insertMovements(
      tx,
      movements.map(moved => ({ id: newId(moved.happenedAt.getTime()), ...moved })),
    );
    await books.post(tx, movements.map(entryOf));
  };
  return {
    give: (tx, given) => move(tx, [movementOfGiven(given)]),
  };
}
