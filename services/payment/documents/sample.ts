import { digitsOf } from '@event-planner/platform/money';
import type { BillingForm, DocumentContent } from '@event-planner/contracts/documents';
import { layout, type Look, sellerOf } from './content.ts';
import { dayIn, writeNumber, yearOf } from './rules.ts';

const words = {
  en: { buyer: ['Your customer', '1 Example Street', 'Exampletown'], event: 'An example', ticket: 'Ticket', tax: 'VAT' },
  de: { buyer: ['Ihre Kundin', 'Musterstraße 1', '12345 Musterstadt'], event: 'Ein Beispiel', ticket: 'Eintrittskarte', tax: 'USt' },
  fr: { buyer: ['Votre cliente', '1 rue de l’Exemple', '75000 Exempleville'], event: 'Un exemple', ticket: 'Billet', tax: 'TVA' },
} as const;

/** An invoice as it would look, of nothing that was sold. */
export function sampleOf(form: BillingForm, look: Look, now: Date): DocumentContent {
  const says = words[form.language];
  const day = dayIn('UTC', now);
  const format = form.numbers.invoice;
  return {
    layout,
    language: form.language,
    kind: 'invoice',
    number: writeNumber(format, yearOf(format, day), 1),
    issuedOn: day,
    seller: sellerOf(form, look),
    buyer: { address: [...says.buyer], vatId: null, reference: null },
    order: { reference: 'ABCD2345', eventTitle: says.event, from: day, to: day },
    refersTo: null,
    reason: null,
    currency: 'EUR',
    decimals: digitsOf('EUR'),
    lines: [{ text: says.ticket, detail: '', quantity: 2, unitMinor: 2140, rates: [700], amountMinor: 4280 }],
    pricesInclude: 'taxes',
    deductions: [],
    taxes: [{ id: 'sample', name: says.tax, basisPoints: 700, netMinor: 4000, taxMinor: 280 }],
    untaxedMinor: 0,
    netMinor: 4000,
    taxMinor: 280,
    totalMinor: 4280,
    reverseCharge: false,
    payment: 'paid',
  };
}
