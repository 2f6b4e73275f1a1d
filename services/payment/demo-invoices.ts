import { decimal } from '@event-planner/platform/money';
import type { InvoicePayment } from '@event-planner/demo/world';
import { claimsOf, dayMs, later, soldOf, type Step, type Story, type Told } from './demo-step.ts';
import { insertOffline } from './offline/store.ts';

/** An order on an invoice, and the transfer that paid it, or the reminder that it is overdue. */
export function ofInvoice({ money, accounts, today }: Story, row: Told, payment: InvoicePayment): readonly Step[] {
  const { db, records, offline, writing, importStatement } = money;
  const sell = async (): Promise<void> => {
    const { bookingId, userId, email, organizerId, eventId, eventTitle, buyerName, reference, currency, soldAt: at } = row;
    const sold = { bookingId, userId, email, organizerId, eventId, eventTitle, buyerName, reference, currency };
    const waits = { state: 'created' as const, failureCode: null, askAt: null, dueAt: null, account: null, method: 'invoice' as const };
    await db.transaction(async tx => {
      await insertOffline(tx, {
        ...sold,
        ...waits,
        id: payment.id,
        description: `${eventTitle.slice(0, 180)}, ${reference}`,
        amountMinor: row.totalMinor,
        payBy: new Date(payment.dueAt),
        createdAt: at,
        updatedAt: at,
      });
      await records.sales(tx, [soldOf(row, { paidWith: 'invoice', dueAt: payment.dueAt, invoiceTo: payment.to })], at);
    });
    await writing.writeDue();
  };
  const by = accounts.find(({ memberRole }) => memberRole === 'owner');
  const import_ = async (day: string): Promise<void> => {
    const { organizerId } = row;
    const before = await db.query.selectFrom('statementImports').select('id').limit(1).executeTakeFirst();
    if (before || !by || organizerId === null) return;
    const bytes = new TextEncoder().encode(statementOf(row, payment, day));
    await importStatement({ organizerId, by: claimsOf(by), name: `umsaetze-${day}.csv`, mapping: columns, bytes });
  };
  const { paidOn } = payment;
  const sold = { at: row.soldAt, run: sell };
  if (paidOn !== null) return [sold, { at: new Date(`${paidOn}T16:20:00Z`), run: () => import_(paidOn) }];
  // The last time yesterday, so that its buyer is not written to by a system that has just been started.
  const reminded = [later(new Date(payment.dueAt), 8 * dayMs), later(today, -dayMs)];
  return [sold, ...reminded.map(at => ({ at, run: offline.remindOverdue }))];
}

const columns = {
  delimiter: ';' as const,
  skipLines: 1,
  date: 0,
  amount: 1,
  debit: null,
  currency: 2,
  defaultCurrency: 'EUR',
  purpose: [5],
  counterparty: 3,
  iban: 4,
  decimal: ',' as const,
  dateOrder: 'ymd' as const,
};
/** A day of the organizer's bank: one line names its booking, one is nobody's yet, one went out. */
const statementOf = ({ reference, totalMinor, currency }: Told, { to }: InvoicePayment, day: string): string =>
  [
    'Buchungstag;Betrag;Waehrung;Name;IBAN;Verwendungszweck',
    `${day};${decimal(totalMinor, currency).replace('.', ',')};EUR;${to.company};DE02120300000000202051;Rechnung Konzert ${reference}`,
    `${day};58,00;EUR;Henrike Voss;DE02500105170137075030;Zwei Karten fuer den Herbst`,
    `${day};-1190,00;EUR;Fabrik Stage Verwaltung;DE02100500000054540402;Miete Saal`,
  ].join('\n');
