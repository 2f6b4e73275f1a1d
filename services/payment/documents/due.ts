import type { Transaction } from '@event-planner/platform/database';
import type { CreditDueRow, NewDocument } from '../document-tables.ts';
import type { SaleRow, Tables } from '../tables.ts';
import { contentOfSale, type Writing } from './content.ts';
import type { OpenPad, Pad } from './pad.ts';
import { kindOfSale, type Owed, restOf, standingOf } from './rules.ts';
import { contentOfRefund, contentOfReissue, contentOfUnpaid } from './taking-back.ts';
import { findOwed, listReadyCredits, listReadySales, listRestatements, listSales, listWritten, settleDue } from './writing-store.ts';

type Tx = Transaction<Tables>;

/** In one transaction: short enough that whoever corrects a document does not wait long. */
export const atOnce = 50;

/** Writes on the pad what is due of an organizer, so much at once, and that it is no longer due. Answers how much it was at most of one kind. */
export async function writeAbout(tx: Tx, organizerId: string, { pad, writing }: OpenPad): Promise<number> {
  const sales = await listReadySales(tx, organizerId, atOnce);
  const credits = await listReadyCredits(tx, organizerId, atOnce);
  const restatements = await listRestatements(tx, organizerId, atOnce);
  const behind = await listSales(
    tx,
    [...credits, ...restatements].map(({ saleId }) => saleId),
  );
  const owed = await findOwed(
    tx,
    [...sales, ...behind].map(({ bookingId }) => bookingId),
  );
  const written = Map.groupBy<string, NewDocument>(
    await listWritten(
      tx,
      behind.map(({ bookingId }) => bookingId),
    ),
    ({ bookingId }) => bookingId,
  );
  const about = (sale: SaleRow): About => ({ sale, owed: owed.get(sale.bookingId), before: written.get(sale.bookingId) ?? [] });
  const beside = ({ bookingId }: SaleRow, more: readonly NewDocument[]): unknown =>
    written.set(bookingId, [...(written.get(bookingId) ?? []), ...more]);
  for (const sale of sales) beside(sale, writeSale(pad, about(sale), writing));
  for (const sale of behind.filter(({ bookingId }) => restatements.some(({ saleId }) => saleId === bookingId)))
    beside(sale, restate(pad, about(sale), writing));
  for (const credit of credits) {
    const sale = behind.find(({ bookingId }) => bookingId === credit.saleId);
    if (sale) beside(sale, writeCredit(pad, { ...about(sale), credit }, writing));
  }
  await settleDue(tx, {
    saleIds: sales.map(({ bookingId }) => bookingId),
    refundIds: credits.map(({ refundId }) => refundId),
    restatementIds: restatements.map(({ id }) => id),
  });
  return Math.max(sales.length, credits.length, restatements.length);
}

interface About {
  readonly sale: SaleRow;
  readonly owed: Owed | undefined;
  readonly before: readonly NewDocument[];
}

function writeSale(pad: Pad, { sale, owed }: About, writing: Writing): readonly NewDocument[] {
  const kind = kindOfSale(sale, owed);
  if (kind !== 'invoice' && kind !== 'receipt') return [];
  return [pad.write(sale, contentOfSale(sale, kind, { ...writing, owed }), { cause: `sale ${sale.bookingId}` })];
}

/** What says that it was paid, and was not, is taken back, and the same is written as it is to be paid: both, or none. */
function restate(pad: Pad, { sale, owed, before }: About, writing: Writing): readonly NewDocument[] {
  const standing = standingOf(before);
  if (!standing || !owed || standing.document.content.payment !== 'paid' || restOf(standing).totalMinor === 0) return [];
  const of = { ...writing, timeZone: sale.timeZone };
  const { id: refersTo } = standing.document;
  return [
    pad.write(sale, contentOfUnpaid(standing, of), { cause: `unpaid ${refersTo}`, refersTo }),
    pad.write(sale, contentOfReissue(standing, { to: null, owed }, of), { cause: `reissue ${refersTo}`, refersTo }),
  ];
}

interface Crediting extends About {
  readonly credit: CreditDueRow;
}

/** Nothing where what was sold has no document in force any more: it was undone wholly. */
function writeCredit(pad: Pad, { sale, credit: { refundId, refund }, before }: Crediting, writing: Writing): readonly NewDocument[] {
  const standing = standingOf(before);
  const cause = `refund ${refundId}`;
  // It may have been noted twice: by its message, and where its sale was found missing in the books.
  if (!standing || before.some(document => document.cause === cause)) return [];
  const draft = contentOfRefund(standing, refund, { ...writing, timeZone: sale.timeZone });
  return [pad.write(sale, draft, { cause, refersTo: standing.document.id })];
}
