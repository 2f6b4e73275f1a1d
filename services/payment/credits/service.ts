import type { Credit } from '@event-planner/contracts/credit';
import type { Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import type { Books } from '../books.ts';
import type { BuyerCredit } from '../buyer-credit.ts';
import type { PaymentContext } from '../context.ts';
import type { Tables } from '../tables.ts';
import { entryOf, type Moved, movementOfGiven, movementOfWithdrawn, movementsOfSpent } from './rules.ts';
import { insertMovements, listCredits, lockCredit } from './store.ts';

export type ListCredits = (userId: string) => Promise<readonly Credit[]>;

export const createListCredits =
  ({ db }: Pick<PaymentContext, 'db'>): ListCredits =>
  userId =>
    listCredits(db.query, userId);

export function createBuyerCredit(books: Books): BuyerCredit {
  const move = async (tx: Transaction<Tables>, movements: readonly Moved[]): Promise<void> => {
    if (movements.length === 0) return;
    await insertMovements(
      tx,
      movements.map(moved => ({ id: newId(moved.happenedAt.getTime()), ...moved })),
    );
    await books.post(tx, movements.map(entryOf));
  };
  return {
    give: (tx, given) => move(tx, [movementOfGiven(given)]),
    async withdraw(tx, withdrawn) {
      const moved = movementOfWithdrawn(withdrawn);
      const credit = await lockCredit(tx, moved);
      if (!credit || credit.balanceMinor - credit.reservedMinor < withdrawn.amountMinor) return false;
      await move(tx, [moved]);
      return true;
    },
    spend: (tx, payments, at) => move(tx, movementsOfSpent(payments, at)),
  };
}
