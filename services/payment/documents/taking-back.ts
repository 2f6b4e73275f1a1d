import type { DocumentContent } from '@event-planner/contracts/documents';
import type { InvoiceTo } from '@event-planner/contracts/invoicing';
import type { CreditDueRow, NewDocument } from '../document-tables.ts';
import { partsOfRefund } from '@event-planner/contracts/taking-apart';
import { asShare, type Share } from './share.ts';
import { buyerOf, type Draft, layout, sellerOf, standOf, untaxedOf, type Writing } from './content.ts';
import { dayIn, type Owed, restOf, type Standing } from './rules.ts';

type Refund = CreditDueRow['refund'];

/** Of what a refund consists, as the books have it. */
export const shareOfRefund = (refund: Refund): Share => asShare(partsOfRefund(refund), refund.price);

/** A refund of part of it is a credit note, of all of it at once a cancellation. */
export function contentOfRefund(standing: Standing, refund: Refund, writing: Writing & { readonly timeZone: string }): Draft {
  const { document } = standing;
  const share = shareOfRefund(refund);
  const isWhole = standing.credits.length === 0 && share.totalMinor === document.content.totalMinor;
  const about = { ...takenBack(document, writing), ...amountsOf(share, document.content), reason: refund.reason };
  if (isWhole) return { ...about, kind: 'cancellation' };
  const { taxes, pricesInclude, reverseCharge } = document.content;
  const amountMinor = pricesInclude === 'taxes' ? share.totalMinor : share.netMinor;
  const borne = reverseCharge ? [] : share.taxes.filter(tax => tax.taxMinor !== 0 || taxes.length === 1);
  const rates = borne.map(tax => tax.basisPoints);
  const line = { text: refund.cause, detail: '', quantity: refund.tickets.length || null, unitMinor: null, rates, amountMinor };
  return { ...about, kind: 'credit_note', lines: [line], deductions: [] };
}

/** All that is left of it, undone. */
export function contentOfCancellation(standing: Standing, reason: string, writing: Writing & { readonly timeZone: string }): Draft {
  const { document } = standing;
  return { ...takenBack(document, writing), ...withoutCredits(standing), kind: 'cancellation', reason };
}

const notPaid = {
  en: 'The payment that it notes was not received',
  de: 'Die darauf vermerkte Zahlung ist nicht eingegangen',
  fr: 'Le paiement qui y est mentionné n’a pas été reçu',
} as const;

/** A document that notes a payment which was none. It proves that payment to whoever has it, so it is taken back wholly; nothing of it is given back. */
export const contentOfUnpaid = (standing: Standing, writing: Writing & { readonly timeZone: string }): Draft => ({
  ...contentOfCancellation(standing, notPaid[standing.document.content.language], writing),
  payment: 'unpaid',
});

export interface Reissue {
  readonly to: InvoiceTo | null;
  readonly owed: Owed | undefined;
}

/** The same once more, to somebody else or as the organizer's billing is now: what was taken back of the first stays taken back. */
export function contentOfReissue(standing: Standing, { to, owed }: Reissue, writing: Writing & { readonly timeZone: string }): Draft {
  const { content } = standing.document;
  const { form, look, timeZone } = writing;
  return {
    ...takenBack(standing.document, writing),
    ...withoutCredits(standing),
    kind: 'invoice',
    language: to?.language ?? content.language,
    seller: sellerOf(form, look),
    buyer: to ? buyerOf(to.name, to, form) : content.buyer,
    ...standOf(owed, timeZone, form),
  };
}

function takenBack({ content, kind, number }: NewDocument, { now, timeZone }: Pick<Writing, 'now'> & { readonly timeZone: string }): Draft {
  const { number: _, payBy: __, ...same } = content;
  return { ...same, layout, issuedOn: dayIn(timeZone, now), refersTo: { kind, number, issuedOn: content.issuedOn }, payment: 'given_back' };
}

function withoutCredits(standing: Standing): Amounts & Pick<DocumentContent, 'deductions'> {
  const { content } = standing.document;
  const credited = standing.credits.map(({ number, content: { netMinor, totalMinor } }) => ({
    kind: 'credited' as const,
    about: number,
    amountMinor: -(content.pricesInclude === 'taxes' ? totalMinor : netMinor),
  }));
  return { ...amountsOf(restOf(standing), content), deductions: [...content.deductions, ...credited] };
}

type Amounts = Pick<DocumentContent, 'netMinor' | 'taxMinor' | 'totalMinor' | 'taxes' | 'untaxedMinor'>;

/** Of what it takes back, as that says it. */
const amountsOf = (share: Share, { untaxedMinor }: Pick<DocumentContent, 'untaxedMinor'>): Amounts => ({
  netMinor: share.netMinor,
  taxMinor: share.taxMinor,
  totalMinor: share.totalMinor,
  taxes: [...share.taxes],
  ...(untaxedMinor !== undefined && { untaxedMinor: untaxedOf(share) }),
});
