import type { BalanceTransaction } from '../balance/object.ts';
import type { Charge } from '../charges/object.ts';
import type { Account } from '../connect/account.ts';
import type { Payout } from '../connect/payout.ts';
import type { Reversal, Transfer } from '../connect/transfer.ts';
import type { Customer } from '../customers/object.ts';
import type { Dispute } from '../disputes/object.ts';
import type { File } from '../files/object.ts';
import type { PaymentIntent } from '../intents/object.ts';
import type { PaymentMethod } from '../methods/object.ts';
import type { Refund } from '../refunds/object.ts';
import type { SetupIntent } from '../setups/object.ts';

/** The API's kinds of objects, by the name each bears in its field `object`. */
export interface Kinds {
  readonly account: Account;
  readonly balance_transaction: BalanceTransaction;
  readonly charge: Charge;
  readonly customer: Customer;
  readonly dispute: Dispute;
  readonly file: File;
  readonly payment_intent: PaymentIntent;
  readonly payment_method: PaymentMethod;
  readonly payout: Payout;
  readonly refund: Refund;
  readonly setup_intent: SetupIntent;
  readonly transfer: Transfer;
  readonly transfer_reversal: Reversal;
}

export type Kind = keyof Kinds;
export type AnyObject = Kinds[Kind];
