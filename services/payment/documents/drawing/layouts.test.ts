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

/** The same by a buyer who accounts for the tax. */
const reverse = (layout: DocumentContent['layout'], basisPoints = 1000): DocumentContent => ({
  ...content,
  layout,
  buyer: { address: ['Lumière'], vatId: 'FR40303265045', reference: null },
  lines: content.lines.map(line => ({ ...line, rates: [basisPoints], amountMinor: 1348 })),
  pricesInclude: 'no_taxes',
  taxes: [{ id: 'full', name: 'TVA', basisPoints, netMinor: 1264, taxMinor: 0 }],
  untaxedMinor: 84,
  taxMinor: 0,
  totalMinor: 1348,
  reverseCharge: true,
});

/** Named in letters of every font. */
const foreign = (layout: DocumentContent['layout']): DocumentContent => ({
  ...content,
  layout,
  buyer: { address: ['王小明 山田 김철수', 'สมชาย ใจดี', 'प्रिया शर्मा', 'محمد علي', 'דוד (בן)', '🎉'], vatId: null, reference: null },
});

test.each([
  ['first', content, 'c995dea0e7e28ccd8af895696b46748af7a7dd67ed4ca2f2bee6d33cf004c3be'],
  ['second', { ...content, layout: 2 as const, untaxedMinor: 84 }, '23fbf5de7101fa699253f38031a1b1aa7f82851d5a378197bcadf3a3039f8fd3'],
  ['second, under reverse charge,', reverse(2), '15a44790f77f793d7ea52570b1cc0f0db35143a139170bde2628e4198a8a4086'],
  ['third', { ...content, layout: 3 as const, untaxedMinor: 84 }, '23fbf5de7101fa699253f38031a1b1aa7f82851d5a378197bcadf3a3039f8fd3'],
  ['third, under reverse charge,', reverse(3), 'c295b2f4e5916ca0494503b7420c938f519bdfd15bde446b862d2f3839572d9a'],
  ['second, to names that it had no font for,', foreign(2), '1b0901e600a68b32bc0f54ae54d1b6cfda9f686e7a5f3a41dbffb934412d379e'],
  ['third, to names of many scripts,', foreign(3), '1b73e6f64e9981d216a2a48fba449161c4427db6bd7799fb43a129690b5efae2'],
])('a document of the %s layout has the bytes that it had when it was given out', async (_, of, bytes) => {
  expect(await hashOf(of)).toBe(bytes);
});

test('under reverse charge no rate of the seller’s country is drawn', async () => {
  expect(await hashOf(reverse(3, 700))).toBe(await hashOf(reverse(3, 1900)));
  expect(await hashOf(reverse(2, 700))).not.toBe(await hashOf(reverse(2, 1900)));
});
