import { minus, shareOf, type TakenApart, totalOf } from '@event-planner/contracts/taking-apart';
import { credit, debit, type Entry, net, type Posting } from '../../books.ts';
import type { PaymentRow } from '../../tables.ts';

/** One rate of a tax, as the books have it. */
export interface BookedTax {
  readonly id: string;
  readonly name: string;
  readonly basisPoints: number;
  readonly reverseCharge: boolean;
}

/** What the books say of an order whose invoice is not paid: what is left of what was sold, and of that what is written off. */
export interface Standing {
  readonly taxes: readonly BookedTax[];
  readonly left: TakenApart;
  readonly writtenOff: TakenApart;
}

const none = ({ taxes, writtenOff }: Standing): TakenApart => ({
  ...(writtenOff.untaxedMinor !== undefined && { untaxedMinor: 0 }),
  netMinor: 0,
  taxes: taxes.map(({ id }) => ({ id, baseMinor: 0, taxMinor: 0 })),
});

/** So much of an order, with as much of each of its taxes: of nothing nothing, of all that is left exactly its parts. */
export function partsWrittenOff(amountMinor: number, left: TakenApart): TakenApart {
  // More than is left there is only where something was given back that the invoice does not know of; no tax is corrected twice for it.
  const withinMinor = Math.min(amountMinor, Math.max(0, totalOf(left)));
  const parts = shareOf(withinMinor, left);
  const beyondMinor = amountMinor - withinMinor;
  return {
    ...parts,
    netMinor: parts.netMinor + beyondMinor,
    ...(parts.untaxedMinor !== undefined && { untaxedMinor: parts.untaxedMinor + beyondMinor }),
  };
}

type Invoice = Pick<PaymentRow, 'id' | 'bookingId' | 'eventId' | 'organizerId' | 'currency'>;
interface Step {
  readonly key: string;
  readonly kind: 'written_off' | 'written_back';
  readonly at: Date;
  readonly reason?: string | undefined;
}

/** What is written off is no revenue, and its tax is not owed: each rate by itself. What is written back is the same backwards. */
function entryOf(
  { id, bookingId, eventId, organizerId, currency }: Invoice,
  { key, kind, at, reason = '' }: Step,
  { taxes, parts }: { readonly taxes: readonly BookedTax[]; readonly parts: TakenApart },
): Entry {
  const taxPostings = taxes.map(({ id: of, name, basisPoints, reverseCharge }): Posting => {
    const { taxMinor = 0, baseMinor = 0 } = parts.taxes.find(tax => tax.id === of) ?? {};
    return { ...debit('taxes', taxMinor, organizerId), tax: { name, basisPoints, reverseCharge, baseMinor } };
  });
  return {
    key,
    kind,
    currency,
    eventId,
    bookingId,
    paymentId: id,
    happenedAt: at,
    ...(reason !== '' && { reason }),
    postings: [net('written_off', parts, { organizerId, sign: 1 }), ...taxPostings, credit('receivable', totalOf(parts), organizerId)],
  };
}

interface Change {
  /** How much is written off after it. */
  readonly to: number;
  readonly about: string;
  readonly at: Date;
  readonly reason?: string | undefined;
}

/** More, or less, of an invoice is written off. */
export function entriesOfChange(invoice: Invoice, standing: Standing, { to, about, at, reason }: Change): readonly Entry[] {
  const { taxes, left, writtenOff } = standing;
  const parts = minus(partsWrittenOff(to, left), writtenOff);
  const kind = totalOf(parts) < 0 ? ('written_back' as const) : ('written_off' as const);
  return [entryOf(invoice, { key: `${about} ${kind.replace('_', ' ')}`, kind, at, reason }, { taxes, parts })];
}

/** Something of the order went back, so other taxes are left of it: what was written off is taken back, and what still is is written off of the rest. */
export function entriesOfRest(invoice: Invoice, standing: Standing, { to, about, at }: Change): readonly Entry[] {
  const { taxes, left, writtenOff } = standing;
  return [
    entryOf(invoice, { key: `${about} written back`, kind: 'written_back', at }, { taxes, parts: minus(none(standing), writtenOff) }),
    entryOf(invoice, { key: `${about} written off`, kind: 'written_off', at }, { taxes, parts: partsWrittenOff(to, left) }),
  ];
}
