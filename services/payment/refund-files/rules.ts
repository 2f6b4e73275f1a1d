import type { FileObstacle } from '@event-planner/contracts/refund-files';
import { faultOfAccount, plainIban } from '@event-planner/contracts/payment-ways';
import type { RefundByHand } from '@event-planner/contracts/refund';

/** A line of the bank that paid for an order. */
export interface PayingLine {
  readonly lineId: string;
  readonly counterparty: string;
  readonly iban: string;
  /** Of it, what was for this order. */
  readonly amountMinor: number;
}

/** What the books and the statements say of a refund. */
export interface Standing {
  readonly paymentId: string | null;
  /** What somebody has to send: not what was taken off an invoice that nobody had paid. */
  readonly owedMinor: number;
  readonly lines: readonly PayingLine[];
  /** Of the same payment, what is in files already. */
  readonly filedMinor: number;
}

/** Money goes back the way it came: what was paid at a desk is given back there. What bought nothing was not paid by what its order says. */
export const isByTransfer = ({ paidWith, cause }: Pick<RefundByHand, 'paidWith' | 'cause'>, { lines }: Pick<Standing, 'lines'>): boolean =>
  paidWith === 'bank_transfer' || (cause === 'payment_rejected' && lines.length > 0);

/** The account that paid, or why nobody can be sure of one. Nothing is guessed: it would be somebody else's money. */
export function decideAccount({ lines, filedMinor, owedMinor }: Omit<Standing, 'paymentId'>): PayingLine | FileObstacle {
  const [first] = lines;
  if (!first) return 'no_statement';
  const isPayable = ({ iban, counterparty }: PayingLine): boolean =>
    faultOfAccount({ holder: counterparty.slice(0, 70), iban, bic: null }) === undefined;
  if (!lines.every(isPayable)) return 'no_account';
  if (new Set(lines.map(({ iban }) => plainIban(iban))).size > 1) return 'several_accounts';
  const cameMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return filedMinor + owedMinor > cameMinor ? 'other_money' : first;
}
