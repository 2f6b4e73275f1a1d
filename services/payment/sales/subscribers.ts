import type { bookingRefundRecorded } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import type { Transaction } from '@event-planner/platform/database';
import type { Subscribers } from '@event-planner/platform/service';
import type { Books } from '../books.ts';
import type { PaymentContext } from '../context.ts';
import type { payment } from '../manifest.ts';
import type { SaleFee, SaleFees, Sold } from '../sale-fees.ts';
import type { SaleRow, Tables } from '../tables.ts';
import type { WriteDocuments } from '../document-writing.ts';
import { isNoSale } from '../no-sale.ts';
import { entryOfPaidOut, entryOfRefund, entryOfSale } from './rules.ts';
import { creditOfRefund, insertSales, noteEventEnds } from './store.ts';

type Heard = 'booking.confirmed.v1' | 'booking.refund-recorded.v1' | 'booking.refund-paid-out.v1';

export interface SaleParts {
  readonly books: Books;
  readonly fees: SaleFees;
  /** Sales that were made on an invoice, whose money is yet to come. */
  readonly onInvoices: (tx: Transaction<Tables>, sold: readonly Sold[]) => Promise<void>;
  readonly onRefund: (tx: Transaction<Tables>, refund: Body<typeof bookingRefundRecorded>) => Promise<void>;
  readonly documents: WriteDocuments;
}

/** What was sold and what of it goes back, into the books. */
export function saleSubscribers(
  { now }: Pick<PaymentContext, 'now'>,
  { books, fees, onInvoices, onRefund, documents }: SaleParts,
): Pick<Subscribers<typeof payment, Tables>, Heard> {
  const postSales = books.beside(insertSales, noteEventEnds);
  const orNow = (instant: string | undefined): Date => (instant === undefined ? now() : new Date(instant));
  return {
    'booking.confirmed.v1': {
      async inBatches(items, tx) {
        const taken = await fees.ofSales(
          items.map(({ body }) => body),
          now(),
        );
        await onInvoices(
          tx,
          items.map(({ body }) => body).filter(({ paidWith, totalMinor }) => paidWith === 'invoice' && totalMinor > 0),
        );
        const sales = items.map(({ body: sold }, at) => ({
          sold,
          soldAt: orNow(sold.confirmedAt),
          fee: isNoSale(sold) ? noFee : (taken[at] ?? noFee),
        }));
        await postSales(
          tx,
          sales.map(rowOf),
          sales.flatMap(({ sold, soldAt, fee }) =>
            isNoSale(sold) ? [] : [entryOfSale(sold, soldAt), ...fees.entriesOfSale(sold, fee, soldAt)],
          ),
        );
        return documents.writeSoon;
      },
    },
    async 'booking.refund-recorded.v1'(refund, { tx }) {
      const at = orNow(refund.recordedAt);
      await books.post(tx, [entryOfRefund(refund, at), ...(await fees.entriesOfRefund(tx, refund, at))]);
      await onRefund(tx, refund);
      await documents.noteRefund(tx, refund);
      return documents.writeSoon;
    },
    'booking.refund-paid-out.v1': async (paidOut, { tx }) =>
      books.post(tx, [entryOfPaidOut(paidOut, await creditOfRefund(tx, paidOut.refundId))]),
  };
}

export const noFee: SaleFee = { scheduleId: null, feeMinor: 0 };

interface Sale {
  readonly sold: Sold;
  readonly soldAt: Date;
  readonly fee: SaleFee;
}

export const rowOf = ({ sold, soldAt, fee }: Sale): Omit<SaleRow, 'document'> => ({
  bookingId: sold.bookingId,
  organizerId: sold.organizerId ?? null,
  organizerName: sold.organizerName,
  eventId: sold.eventId,
  eventTitle: sold.eventTitle,
  startsAt: new Date(sold.startsAt),
  endsAt: new Date(sold.endsAt),
  timeZone: sold.timeZone,
  userId: sold.userId,
  buyerName: sold.attendeeName,
  email: sold.email,
  reference: sold.reference,
  origin: sold.origin ?? 'online',
  parentId: sold.parentId ?? null,
  paidWith: sold.paidWith ?? null,
  paymentId: sold.paymentId ?? null,
  lines: sold.lines,
  price: sold.price ?? null,
  totalMinor: isNoSale(sold) ? 0 : sold.totalMinor,
  currency: sold.currency,
  feeScheduleId: fee.scheduleId,
  feeMinor: fee.feeMinor,
  soldAt,
  invoiceTo: sold.invoiceTo ?? null,
});
