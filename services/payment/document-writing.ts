import type { bookingRefundRecorded } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import type { Transaction } from '@event-planner/platform/database';
import type { PaymentRow, Tables } from './tables.ts';

/** What sales tell of documents; kept by documents. */
export interface WriteDocuments {
  /** A refund of a sale will be written about, once the sale is. In the transaction in which it is booked. */
  noteRefund(tx: Transaction<Tables>, refund: Body<typeof bookingRefundRecorded>): Promise<void>;
  /** Somebody says that what was said to be paid was not: a document that says so is taken back and written anew. In the transaction in which the payment says so. */
  noteUnpaid(tx: Transaction<Tables>, payment: Pick<PaymentRow, 'bookingId' | 'eventId' | 'organizerId'>): Promise<void>;
  /** Writes what is due, behind whoever asks: nobody's purchase waits for a number. */
  readonly writeSoon: () => void;
}
