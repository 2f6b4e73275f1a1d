import type { Situation } from '../api/endpoint.ts';
import { badRequest } from '../api/fault.ts';
import { sumBalance } from '../balance/store.ts';
import { seconds } from '../objects/row.ts';

/** Money that is not available yet cannot be moved on. */
export async function ensureFunds({ db, account }: Situation, amount: number, currency: string): Promise<void> {
  const available = (await sumBalance(db, account, seconds())).find(sum => sum.currency === currency)?.available ?? 0;
  if (amount > available)
    throw badRequest(
      `You have insufficient available funds in your Stripe account. Your available balance in ${currency} is ${available}; try adding funds directly to your available balance by creating Charges using the 4000000000000077 test card.`,
      { code: 'balance_insufficient', param: 'amount' },
    );
}
