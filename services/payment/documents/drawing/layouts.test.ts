import { createHash } from 'node:crypto';
import type { DocumentContent } from '@event-planner/contracts/documents';
import { expect, test } from 'vitest';
import { documentPdf } from './pdf.ts';

/** A credit note of two rates and of what bears no tax. */
const content: DocumentContent = {
  layout: 1,
  language: 'fr',
  kind: 'credit_note',
  number: 'GU-2030-00001',
  issuedOn: '2030-06-01',
  seller: {
    name: 'The Theatre Ltd',
    address: ['1 Long Street', '20457 Hamburg', 'Allemagne'],
    vatId: 'DE136695976',
    taxNumber: null,
    register: 'HRB 12345',
    bank: 'DE02 1203 0000 0000 2020 51',
    footer: '',
    color: null,
    logo: null,
  },
  buyer: { address: ['Ada'], vatId: null, reference: null },
  order: { reference: 'ABCD2345', eventTitle: 'Evening of songs', from: '2030-06-20', to: '2030-06-20' },
  refersTo: { kind: 'invoice', number: 'RE-2030-00001', issuedOn: '2030-05-01' },
  reason: 'The support act fell ill',
  currency: 'EUR',
  decimals: 2,
  lines: [{ text: 'by_team', detail: '', quantity: null, unitMinor: null, rates: [1900, 700], amountMinor: 1500 }],
  pricesInclude: 'taxes',
  deductions: [],
  taxes: [
    { id: 'full', name: 'TVA', basisPoints: 1900, netMinor: 526, taxMinor: 100 },
    { id: 'reduced', name: 'TVA', basisPoints: 700, netMinor: 738, taxMinor: 52 },
  ],
  netMinor: 1348,
  taxMinor: 152,
  totalMinor: 1500,
  reverseCharge: false,
  payment: 'given_back',
};
const hashOf = async (of: DocumentContent): Promise<string> =>
  createHash('sha256')
    .update(await documentPdf({ content: of, logo: null }))
    .digest('hex');

test.each([
  ['first', content, 'c995dea0e7e28ccd8af895696b46748af7a7dd67ed4ca2f2bee6d33cf004c3be'],
  ['second', { ...content, layout: 2 as const, untaxedMinor: 84 }, '23fbf5de7101fa699253f38031a1b1aa7f82851d5a378197bcadf3a3039f8fd3'],
])('a document of the %s layout has the bytes that it had when it was given out', async (_, of, bytes) => {
  expect(await hashOf(of)).toBe(bytes);
});
