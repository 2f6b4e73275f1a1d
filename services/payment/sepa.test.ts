import { expect, test } from 'vitest';
import { creditTransferXml, latin } from './sepa.ts';

const file = {
  id: '0198c2a5000070008000000000000001',
  createdAt: new Date('2030-06-05T09:30:00Z'),
  currency: 'EUR',
  debtor: { name: 'Event Planner Betriebs-GmbH & Co. KG', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
  credits: [
    { endToEndId: 'a1', amountMinor: 5, holder: 'Bühnen <am> Lindenufer', iban: 'AT611904300234573201', bic: null, purpose: 'Payout 1' },
    {
      endToEndId: 'a2',
      amountMinor: 123_456,
      holder: 'Théâtre Œuvre',
      iban: 'FR1420041010050500013M02606',
      bic: 'AGRIFRPP',
      purpose: 'Payout 2',
    },
  ],
};

/** The text of the elements of a name, in their order. */
const all = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => text);

test('a file for the bank says how many payments there are and what they come to, in both places', () => {
  const xml = creditTransferXml(file);
  expect(all(xml, 'NbOfTxs')).toEqual(['2', '2']);
  expect(all(xml, 'CtrlSum')).toEqual(['1234.61', '1234.61']);
  expect(all(xml, 'InstdAmt')).toEqual(['0.05', '1234.56']);
  expect(all(xml, 'IBAN')).toEqual(['DE89370400440532013000', 'AT611904300234573201', 'FR1420041010050500013M02606']);
  expect(all(xml, 'BICFI')).toEqual(['COBADEFFXXX', 'AGRIFRPP']);
  expect(all(xml, 'EndToEndId')).toEqual(['a1', 'a2']);
  expect(xml).toContain('xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"');
  expect(xml).toContain('<SvcLvl><Cd>SEPA</Cd></SvcLvl>');
});

test('the elements come in the order of the schema', () => {
  const order = [
    ...creditTransferXml(file).matchAll(
      /<(PmtInfId|PmtMtd|BtchBookg|NbOfTxs|CtrlSum|PmtTpInf|ReqdExctnDt|Dbtr|DbtrAcct|DbtrAgt|ChrgBr|CdtTrfTxInf)>/g,
    ),
  ].map(([, name]) => name);
  expect(order.slice(2)).toEqual([
    'PmtInfId',
    'PmtMtd',
    'BtchBookg',
    'NbOfTxs',
    'CtrlSum',
    'PmtTpInf',
    'ReqdExctnDt',
    'Dbtr',
    'DbtrAcct',
    'DbtrAgt',
    'ChrgBr',
    'CdtTrfTxInf',
    'CdtTrfTxInf',
  ]);
});

test('another currency than the euro has no SEPA level, and its own digits', () => {
  const xml = creditTransferXml({ ...file, currency: 'JPY' });
  expect(xml).not.toContain('SvcLvl');
  expect(xml).toContain('<InstdAmt Ccy="JPY">123456</InstdAmt>');
});

test('every tag that is opened is closed', () => {
  const open: string[] = [];
  for (const [, close, name = ''] of creditTransferXml(file).matchAll(/<(\/?)([A-Za-z]+)[^>?]*>/g)) {
    if (close === '') open.push(name);
    else expect(open.pop()).toBe(name);
  }
  expect(open).toEqual([]);
});

test.each([
  ['Bühnen am Lindenufer', 'Buhnen am Lindenufer'],
  ['Straße & Œuvre', 'Strasse + OEuvre'],
  ['Łódź', 'Lodz'],
  ['a<b>c"d', 'a.b.c.d'],
  ['日本', '..'],
  ['', '.'],
])('names keep to the letters that every bank takes: %s', (name, written) => expect(latin(name, 70)).toBe(written));
