import type { PaymentRow } from './tables.ts';

/** An invoice that was sent: its sale is booked, and the buyer has the tickets. Before, it is only a wish. */
export const isInvoiced = ({ method, dueAt }: Pick<PaymentRow, 'method' | 'dueAt'>): boolean => method === 'invoice' && dueAt !== null;

/** All that an invoice still asked for: it may come after all. */
export const isWrittenOff = ({ state, failureCode }: Pick<PaymentRow, 'state' | 'failureCode'>): boolean =>
  state === 'cancelled' && failureCode === 'written_off';

/** What an invoice asks for no more because it was written off, wholly or once the rest was paid: so much may come after all. */
export function mayStillCome(payment: Pick<PaymentRow, 'method' | 'dueAt' | 'state' | 'failureCode' | 'writtenOffMinor'>): number {
  return isInvoiced(payment) && (payment.state === 'succeeded' || isWrittenOff(payment)) ? payment.writtenOffMinor : 0;
}

type Slow = Parameters<typeof mayStillCome>[0] & Pick<PaymentRow, 'providerId' | 'amountMinor'>;

/** Nothing has come for it, or not all, nobody else has it in hand, and its buyer was told to send money. */
export function isWaited(payment: Slow): boolean {
  const { method, state, providerId } = payment;
  const isEndedInvoice = isInvoiced(payment) && state === 'cancelled' && !isWrittenOff(payment);
  const isSlow = method !== 'provider' && providerId === null;
  return isSlow && !isEndedInvoice && (state === 'created' || state === 'cancelled' || mayStillCome(payment) > 0);
}

/** What may still come for it, where so much has come in parts. */
export const owedOf = (payment: Slow, arrivedMinor: number): number =>
  isWaited(payment) ? Math.max(0, (mayStillCome(payment) || payment.amountMinor) - arrivedMinor) : 0;
