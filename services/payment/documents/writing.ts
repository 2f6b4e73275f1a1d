import { setTimeout } from 'node:timers/promises';
import { documentIssued } from '@event-planner/contracts/payment-messages';
import type { Body } from '@event-planner/model';
import type { Transaction } from '@event-planner/platform/database';
import type { PaymentContext } from '../context.ts';
import type { CreditDueRow, NewDocument } from '../document-tables.ts';
import type { WriteDocuments } from '../document-writing.ts';
import type { SaleRow, Tables } from '../tables.ts';
import type { LookOf } from './looks.ts';
import { contentOfSale, type Writing } from './content.ts';
import { createPad, type Pad, type Written } from './pad.ts';
import { isMailed, kindOfSale, standingOf } from './rules.ts';
import { contentOfRefund } from './taking-back.ts';
import {
  insertCredit,
  insertDocuments,
  insertLogo,
  listDue,
  listReadyCredits,
  listReadySales,
  listSales,
  listSeries,
  listWritten,
  lockBilling,
  markBilled,
  markCredits,
  settleDue,
} from './writing-store.ts';

type Tx = Transaction<Tables>;

/** In one transaction: short enough that whoever corrects a document does not wait long. */
const atOnce = 50;
/** What is sold meanwhile is written about together: a purchase costs no look of its own. */
const pauseMs = 250;

export interface WritingParts {
  readonly context: Pick<PaymentContext, 'db' | 'now' | 'log' | 'publish'>;
  readonly lookOf: LookOf;
  readonly inBackground: (work: Promise<void>) => void;
}

/** Under the organizer's lock. Whatever it writes on the pad is there when the transaction is, with its number; otherwise neither is. */
export interface OpenPad {
  readonly pad: Pad;
  readonly writing: Writing;
}
export type WithPad = <Result>(
  tx: Tx,
  of: { readonly organizerId: string; readonly eventId: string },
  write: (open: OpenPad) => Promise<Result>,
) => Promise<Result | undefined>;

export function createWriting({
  context,
  lookOf,
  inBackground,
}: WritingParts): WriteDocuments & { writeDue(): Promise<void>; readonly withPad: WithPad } {
  const { db, now, log } = context;

  const withPad: WithPad = async (tx, { organizerId, eventId }, write) => {
    const form = await lockBilling(tx, organizerId);
    if (!form) return undefined;
    const look = lookOf.remembered(eventId, form);
    const at = now();
    const pad = createPad(form, await listSeries(tx, organizerId), { organizerId, now: at });
    const result = await write({ pad, writing: { form, look, now: at } });
    if (look.logo !== null && look.png) await insertLogo(tx, look.logo, look.png);
    await insertDocuments(tx, { organizerId, series: pad.series(), documents: pad.documents });
    for (const one of pad.written) if (isMailed(one.document, one.sale, at)) await context.publish(tx, documentIssued, issued(one));
    return result;
  };

  /** Answers whether there may be more. */
  const writeSome = async (of: { readonly organizerId: string; readonly eventId: string }): Promise<boolean> => {
    // Nobody is asked while the organizer is locked.
    await lookOf.ask(of.eventId);
    const written = await db.transaction(tx => withPad(tx, of, open => writeOf(tx, of.organizerId, open)));
    return (written ?? 0) >= atOnce;
  };

  const hoursAgo = (hours: number): Date => new Date(now().getTime() - hours * 60 * 60_000);

  const writeReady = async (): Promise<void> => {
    await markCredits(db.query, hoursAgo(48));
    for (let due = await listDue(db.query); due.length > 0; due = due.length < 200 ? [] : await listDue(db.query)) {
      for (const of of due) while (await writeSome(of));
    }
  };

  let isWaiting = false;
  return {
    withPad,
    async writeDue() {
      await markBilled(db.query, hoursAgo(1));
      await writeReady();
    },
    writeSoon() {
      if (isWaiting) return;
      isWaiting = true;
      const run = async (): Promise<void> => {
        await setTimeout(pauseMs);
        isWaiting = false;
        await writeReady();
      };
      // What fails is tried again by the job.
      inBackground(run().catch((err: unknown) => log.warn({ err }, 'documents that are due were not written')));
    },
    async noteRefund(tx, refund) {
      const { refundId, organizerId, bookingId } = refund;
      if (organizerId !== undefined) await insertCredit(tx, { refundId, organizerId, bookingId, refund, since: now() });
    },
  };
}

async function writeOf(tx: Tx, organizerId: string, { pad, writing }: OpenPad): Promise<number> {
  const sales = await listReadySales(tx, organizerId, atOnce);
  const credits = await listReadyCredits(tx, organizerId, atOnce);
  const behind = await listSales(
    tx,
    credits.map(({ saleId }) => saleId),
  );
  const written = Map.groupBy<string, NewDocument>(
    await listWritten(
      tx,
      behind.map(({ bookingId }) => bookingId),
    ),
    ({ bookingId }) => bookingId,
  );
  for (const sale of sales) writeSale(pad, sale, writing);
  for (const credit of credits) {
    const sale = behind.find(({ bookingId }) => bookingId === credit.saleId);
    if (sale)
      written.set(sale.bookingId, [
        ...(written.get(sale.bookingId) ?? []),
        ...writeCredit(pad, { sale, credit, before: written.get(sale.bookingId) ?? [] }, writing),
      ]);
  }
  await settleDue(
    tx,
    sales.map(({ bookingId }) => bookingId),
    credits.map(({ refundId }) => refundId),
  );
  return Math.max(sales.length, credits.length);
}

function writeSale(pad: Pad, sale: SaleRow, writing: Writing): void {
  const kind = kindOfSale(sale);
  if (kind === 'invoice' || kind === 'receipt') pad.write(sale, contentOfSale(sale, kind, writing), { cause: `sale ${sale.bookingId}` });
}

interface Crediting {
  readonly sale: SaleRow;
  readonly credit: CreditDueRow;
  readonly before: readonly NewDocument[];
}

/** Nothing where what was sold has no document in force any more: it was undone wholly. */
function writeCredit(pad: Pad, { sale, credit: { refundId, refund }, before }: Crediting, writing: Writing): readonly NewDocument[] {
  const standing = standingOf(before);
  if (!standing) return [];
  const draft = contentOfRefund(standing, refund, { ...writing, timeZone: sale.timeZone });
  return [pad.write(sale, draft, { cause: `refund ${refundId}`, refersTo: standing.document.id })];
}

const issued = ({ document, sale: { email } }: Written): Body<typeof documentIssued> => ({
  documentId: document.id,
  kind: document.kind,
  number: document.number,
  refersTo: document.content.refersTo?.number ?? null,
  bookingId: document.bookingId,
  userId: document.userId,
  email,
  reference: document.reference,
  eventTitle: document.eventTitle,
  seller: document.content.seller.name,
  totalMinor: Math.abs(document.totalMinor),
  currency: document.currency,
});
