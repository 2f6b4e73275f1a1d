import type { Transaction } from '@event-planner/platform/database';
import type { Books } from '../books.ts';
import type { PaymentContext } from '../context.ts';
import type { WriteDocuments } from '../document-writing.ts';
import { isNoSale } from '../no-sale.ts';
import type { RefundOfSale, SaleFee, SaleFees, Sold } from '../sale-fees.ts';
import type { SaleRow, Tables } from '../tables.ts';
import { entryOfRefund, entryOfSale } from './rules.ts';
import { insertSales, noteEventEnds } from './store.ts';

export interface SaleParts {
  readonly books: Books;
  readonly fees: SaleFees;
  /** Sales that were made on an invoice, whose money is yet to come. */
  readonly onInvoices: (tx: Transaction<Tables>, sold: readonly Sold[]) => Promise<void>;
  readonly onRefund: (tx: Transaction<Tables>, refund: RefundOfSale) => Promise<void>;
  readonly documents: WriteDocuments;
}

/** Sales and refunds into the books, with all that hangs on them: each once, however often it is told, and by whom. */
export interface SaleRecords {
  /** `at`: by which moment's schedule the platform takes its fee. */
  sales(tx: Transaction<Tables>, sold: readonly Sold[], at: Date): Promise<void>;
  refund(tx: Transaction<Tables>, refund: RefundOfSale): Promise<void>;
}

export function createSaleRecords(
  { now }: Pick<PaymentContext, 'now'>,
  { books, fees, onInvoices, onRefund, documents }: SaleParts,
): SaleRecords {
  const postSales = books.beside(insertSales, noteEventEnds);
  const orNow = (instant: string | undefined): Date => (instant === undefined ? now() : new Date(instant));
  return {
    async sales(tx, items, at) {
      const taken = await fees.ofSales(items, at);
      await onInvoices(
        tx,
        items.filter(({ paidWith, totalMinor }) => paidWith === 'invoice' && totalMinor > 0),
      );
      const sales = items.map((sold, place) => ({
        sold,
        soldAt: orNow(sold.confirmedAt),
        fee: isNoSale(sold) ? noFee : (taken[place] ?? noFee),
      }));
      await postSales(
        tx,
        sales.map(rowOf),
        sales.flatMap(({ sold, soldAt, fee }) =>
          isNoSale(sold) ? [] : [entryOfSale(sold, soldAt), ...fees.entriesOfSale(sold, fee, soldAt)],
        ),
      );
    },
    async refund(tx, refund) {
      const at = orNow(refund.recordedAt);
      await books.post(tx, [entryOfRefund(refund, at), ...(await fees.entriesOfRefund(tx, refund, at))]);
      await onRefund(tx, refund);
      await documents.noteRefund(tx, refund);
    },
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
