import { newId } from '@event-planner/platform/ids';
import type { WholeSystem } from '../whole-system.ts';
import type { Insert } from './inserting.ts';
import type { Of } from './possessions.ts';

const at = new Date();
const later = new Date(at.getTime() + 7 * 86_400_000);
const by = { by_id: newId(), by_name: 'Somebody' };

export async function ofPayment(insert: Insert, { organizerId, eventId, bookingId, buyerId }: Of) {
  const money = { amount_minor: 5000, currency: 'EUR' };
  const paid = { booking_id: bookingId, organizer_id: organizerId, event_id: eventId };
  const times = { created_at: at, updated_at: at };
  const payment = { ...money, ...times, ...paid, user_id: buyerId, email: 'buyer@example.test', description: 'Tickets', pay_by: later };
  const paymentId = await insert('payment', 'payments', {
    ...payment,
    state: 'created',
    method: 'invoice',
    reference: 'AUTH-0001',
    due_at: later,
  });
  const importId = await insert('payment', 'statement_imports', {
    organizer_id: organizerId,
    name: 'june.csv',
    format: 'csv',
    created_at: at,
    finished_at: at,
    ...by,
  });
  const providerRefundId = `re_${newId().replaceAll('-', '')}`;
  await insert('payment', 'provider_refunds', {
    ...money,
    id: undefined,
    provider_id: providerRefundId,
    payment_id: paymentId,
    booking_id: bookingId,
    state: 'succeeded',
    made_at: at,
    updated_at: at,
  });
  return {
    paymentId,
    importId,
    providerRefundId,
    disputeId: await insert('payment', 'disputes', {
      ...money,
      ...paid,
      provider_id: newId(),
      payment_id: paymentId,
      reason: 'fraudulent',
      state: 'needs_response',
      due_at: later,
      opened_at: at,
      provider_said_at: at,
      updated_at: at,
    }),
    lineId: await insert('payment', 'bank_lines', {
      ...money,
      ...times,
      organizer_id: organizerId,
      import_id: importId,
      fingerprint: newId(),
      booked_on: '2026-01-02',
      counterparty: 'Somebody',
      iban: 'DE89370400440532013000',
      purpose: 'AUTH-0001',
      state: 'open',
      left_minor: 5000,
    }),
  };
}

export async function aDocument(system: WholeSystem, insert: Insert, { organizerId, eventId, bookingId, buyerId }: Of): Promise<string> {
  const number = { organizer_id: organizerId, kind: 'invoice', year: 2026 };
  await system.ask('payment', 'insert into document_series (organizer_id, kind, year, last) values ($1, $2, $3, 1)', Object.values(number));
  return insert('payment', 'documents', {
    ...number,
    sequence: 1,
    number: '2026-1',
    cause: newId(),
    issued_at: at,
    issued_on: '2026-01-02',
    booking_id: bookingId,
    event_id: eventId,
    event_title: 'Hamlet',
    user_id: buyerId,
    reference: 'AUTH-0001',
    buyer: 'Somebody',
    currency: 'EUR',
    net_minor: 100,
    tax_minor: 0,
    total_minor: 100,
    content: '{}',
  });
}

/** As its document was written, so that it can be drawn. */
export async function aDuplicate(
  system: WholeSystem,
  insert: Insert,
  { organizerId, documentId, paymentId }: Readonly<Record<'organizerId' | 'documentId' | 'paymentId', string>>,
): Promise<string> {
  const [document] = await system.ask<{ content: object }>('payment', 'select content from documents where id = $1', [documentId]);
  return insert('payment', 'invoice_duplicates', {
    document_id: documentId,
    organizer_id: organizerId,
    payment_id: paymentId,
    net_minor: 100,
    tax_minor: 20,
    content: JSON.stringify({ ...document?.content, unpaid: { netMinor: 100, taxMinor: 20 } }),
    written_at: at,
  });
}

/** With one refund in it. */
export async function aRefundFile(
  insert: Insert,
  { organizerId, eventId, bookingId }: Of,
  { paymentId, lineId, refundId }: { readonly paymentId: string; readonly lineId: string; readonly refundId: string },
): Promise<string> {
  const fileId = await insert('payment', 'refund_files', {
    organizer_id: organizerId,
    currency: 'EUR',
    debtor_name: 'Somebody',
    debtor_iban: 'DE89370400440532013000',
    created_at: at,
    created_by: newId(),
    created_by_name: 'Somebody',
  });
  await insert('payment', 'filed_refunds', {
    id: undefined,
    file_id: fileId,
    refund_id: refundId,
    payment_id: paymentId,
    booking_id: bookingId,
    event_id: eventId,
    reference: 'AUTH-0001',
    amount_minor: 100,
    line_id: lineId,
  });
  return fileId;
}

/** The organizer's first, or one of which the books know as little as they allow. */
export async function aPayout(system: WholeSystem, insert: Insert, organizerId: string): Promise<string> {
  const first = 'select id from payouts where organizer_id = $1 order by number limit 1';
  const [there] = await system.ask<{ id: string }>('payment', first, [organizerId]);
  if (there) return there.id;
  const id = newId();
  await system.ask(
    'payment',
    `with entry as (
      insert into ledger_entries (id, key, kind, currency, happened_at, booked_at) values ($1::uuid, 'payout ' || $1, 'payout', 'EUR', now(), now())
    ) insert into ledger_postings (entry_id, line, account, currency, happened_at, amount_minor)
      values ($1::uuid, 1, 'bank', 'EUR', now(), 100), ($1::uuid, 2, 'bank', 'EUR', now(), -100)`,
    [id],
  );
  return insert('payment', 'payouts', {
    id,
    organizer_id: organizerId,
    organizer_name: 'Somebody',
    number: 1,
    amount_minor: 100,
    currency: 'EUR',
    kind: 'bank',
    state: 'paid',
    opening_minor: 100,
    closing_minor: 0,
    created_at: at,
    updated_at: at,
    settled_at: at,
  });
}
