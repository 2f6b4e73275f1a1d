import { setTimeout } from 'node:timers/promises';
import { documentIssued } from '@event-planner/contracts/payment-messages';
import type { Body } from '@event-planner/model';
import type { Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import type { PaymentContext } from '../context.ts';
import type { WriteDocuments } from '../document-writing.ts';
import type { Tables } from '../tables.ts';
import type { LookOf } from './looks.ts';
import { atOnce, writeAbout } from './due.ts';
import { createPad, type OpenPad, type Written } from './pad.ts';
import { isMailed } from './rules.ts';
import {
  insertCredit,
  insertDocuments,
  insertLogo,
  insertRestatement,
  listDue,
  listSeries,
  lockBilling,
  markBilled,
  markCredits,
} from './writing-store.ts';

type Tx = Transaction<Tables>;

/** What is sold meanwhile is written about together: a purchase costs no look of its own. */
const pauseMs = 250;

export interface WritingParts {
  readonly context: Pick<PaymentContext, 'db' | 'now' | 'log' | 'publish'>;
  readonly lookOf: LookOf;
  readonly inBackground: (work: Promise<void>) => void;
}

/** Under the organizer's lock. Whatever it writes on the pad is there when the transaction is, with its number; otherwise neither is. */
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
    const written = await db.transaction(tx => withPad(tx, of, open => writeAbout(tx, of.organizerId, open)));
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
    async noteUnpaid(tx, { bookingId, eventId, organizerId }) {
      if (organizerId !== null && eventId !== null)
        await insertRestatement(tx, { id: newId(now().getTime()), organizerId, bookingId, eventId });
    },
  };
}

/** To whom it may be of use. */
export const issued = ({
  document,
  sale: { email },
}: {
  readonly document: Written['document'];
  readonly sale: Pick<Written['sale'], 'email'>;
}): Body<typeof documentIssued> => ({
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
