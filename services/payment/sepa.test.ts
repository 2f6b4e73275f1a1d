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

/** What each group holds, in the order of the schema of `pain.001.001.09`, as far as it is written; `?`: it may be missing. */
const schema: Readonly<Record<string, readonly string[]>> = {
  Document: ['CstmrCdtTrfInitn'],
  CstmrCdtTrfInitn: ['GrpHdr', 'PmtInf'],
  GrpHdr: ['MsgId', 'CreDtTm', 'NbOfTxs', 'CtrlSum', 'InitgPty'],
  InitgPty: ['Nm'],
  PmtInf: [
    'PmtInfId',
    'PmtMtd',
    'BtchBookg',
    'NbOfTxs',
    'CtrlSum',
    'PmtTpInf?',
    'ReqdExctnDt',
    'Dbtr',
    'DbtrAcct',
    'DbtrAgt',
    'ChrgBr',
    'CdtTrfTxInf',
  ],
  PmtTpInf: ['SvcLvl'],
  SvcLvl: ['Cd'],
  ReqdExctnDt: ['Dt'],
  Dbtr: ['Nm'],
  DbtrAcct: ['Id'],
  DbtrAgt: ['FinInstnId'],
  CdtTrfTxInf: ['PmtId', 'Amt', 'CdtrAgt?', 'Cdtr', 'CdtrAcct', 'RmtInf'],
  PmtId: ['EndToEndId'],
  Amt: ['InstdAmt'],
  CdtrAgt: ['FinInstnId'],
  Cdtr: ['Nm'],
  CdtrAcct: ['Id'],
  RmtInf: ['Ustrd'],
};
const most: Readonly<Record<string, number>> = { MsgId: 35, PmtInfId: 35, EndToEndId: 35, Nm: 140, Ustrd: 140, IBAN: 34 };

/** The groups and texts of a file, each with the names of what is in it. */
function elementsOf(xml: string): { readonly name: string; readonly children: string[]; text: string }[] {
  const [open, found]: [ReturnType<typeof elementsOf>, ReturnType<typeof elementsOf>] = [[], []];
  for (const [, close, name = '', text = ''] of xml.matchAll(/<(\/?)([A-Za-z]+)[^>?]*>([^<]*)/g)) {
    if (close !== '') open.pop();
    else {
      open.at(-1)?.children.push(name);
      const element = { name, children: [], text };
      found.push(element);
      open.push(element);
    }
  }
  return found;
}

test.each([
  ['in euros', file],
  ['in another currency', { ...file, currency: 'JPY' }],
  ['of an account without a BIC', { ...file, debtor: { ...file.debtor, bic: null } }],
  [
    'of long names',
    {
      ...file,
      debtor: { ...file.debtor, name: 'n'.repeat(300) },
      credits: file.credits.map(one => ({ ...one, purpose: 'p'.repeat(300) })),
    },
  ],
])('a file %s holds what the schema wants, in its order and no longer than it allows', (_, written) => {
  for (const { name, children, text } of elementsOf(creditTransferXml(written))) {
    expect(text.length, name).toBeLessThanOrEqual(most[name] ?? Infinity);
    const wanted = schema[name];
    if (wanted === undefined) continue;
    const missing = wanted.filter(child => !child.endsWith('?') && !children.includes(child));
    expect(missing, name).toEqual([]);
    const order = children.map(child => wanted.findIndex(one => one.replace('?', '') === child));
    expect(order, `${name}: ${children.join()}`).toEqual(order.toSorted((a, b) => a - b));
    expect(order, `${name}: ${children.join()}`).not.toContain(-1);
  }
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
