import { expect, test } from 'vitest';
import { amountOf, dayOf } from './amounts.ts';
import { readCamt } from './camt.ts';
import { readCsv } from './csv.ts';
import { decode } from './decoding.ts';
import { guessMapping } from './guess.ts';
import { createFingerprints, purposeOf, type ReadLine } from './line.ts';

test.each([
  ['1.234,56', ',', 123456],
  ['-1.234,5', ',', -123450],
  ['12,00-', ',', -1200],
  ['+24', ',', 2400],
  ['(12.50)', '.', -1250],
  ["1'234.56", '.', 123456],
  ['1,234.56', '.', 123456],
  ['24,005', ',', undefined],
  ['24,000', ',', 2400],
  ['1.23,00', ',', undefined],
  ['99999999999999', ',', undefined],
  ['24 EUR', ',', undefined],
  ['1,2,3', ',', undefined],
  ['', ',', undefined],
] as const)('%s with %s is %s cents', (text, decimal, minor) => {
  expect(amountOf(text, { decimal, currency: 'EUR' })).toBe(minor);
});

test('a currency without cents has none', () => {
  expect(amountOf('1.234', { decimal: ',', currency: 'JPY' })).toBe(1234);
  expect(amountOf('1,5', { decimal: ',', currency: 'JPY' })).toBeUndefined();
});

test.each([
  ['01.06.2030', 'dmy', '2030-06-01'],
  ['1.6.30', 'dmy', '2030-06-01'],
  ['06/01/2030', 'mdy', '2030-06-01'],
  ['2030-06-01T10:00:00', 'ymd', '2030-06-01'],
  ['20300601', 'ymd', '2030-06-01'],
  ['30.02.2030', 'dmy', undefined],
  ['soon', 'dmy', undefined],
  ['1.6', 'dmy', undefined],
] as const)('%s as %s is %s', (text, order, day) => {
  expect(dayOf(text, order)).toBe(day);
});

const german = `Umsätze Girokonto;;;
Konto: DE89;;;
Buchungstag;Wertstellung;Begünstigter/Zahlungspflichtiger;Verwendungszweck;IBAN;Betrag (EUR);Währung
01.06.2030;01.06.2030;Ada Müller;"ABCD 2345
danke";DE02;24,00;EUR
02.06.2030;02.06.2030;Stadtwerke;Strom;DE03;-1.080,50;EUR
32.06.2030;;Niemand;nichts;;1,00;EUR
`;

test('a table of a bank is understood by the names of its columns, below the bank’s notes, in the bank’s own characters', () => {
  const bytes = Buffer.from(german, 'latin1');
  const { text, encoding } = decode(bytes);
  expect(encoding).toBe('windows-1252');
  const { mapping, columns } = guessMapping(text);
  expect(mapping).toMatchObject({
    delimiter: ';',
    date: 0,
    amount: 5,
    purpose: [3],
    counterparty: 2,
    iban: 4,
    currency: 6,
    decimal: ',',
    dateOrder: 'dmy',
  });
  expect(columns[mapping.counterparty ?? 0]).toBe('Begünstigter/Zahlungspflichtiger');
  expect([...readCsv(text, mapping)]).toMatchObject([
    { bookedOn: '2030-06-01', amountMinor: 2400, currency: 'EUR', counterparty: 'Ada Müller', purpose: 'ABCD 2345 danke' },
    { amountMinor: -108050 },
    { reason: '“32.06.2030” is no day' },
  ]);
});

test('the columns of the Volks- und Raiffeisenbanken say who paid', () => {
  const text =
    'Buchungstag;Name Zahlungsbeteiligter;IBAN Zahlungsbeteiligter;Verwendungszweck;Betrag;Waehrung\n01.06.2030;Ada;DE89;ABCD2345;24,00;EUR\n';
  expect(guessMapping(text).mapping).toMatchObject({ date: 0, counterparty: 1, iban: 2, purpose: [3], amount: 4, currency: 5 });
});

test.each([
  ['Datum;Name;Zweck;Betrag\n01.06.2030;Ada;ABCD2345;24,00\n', [2]],
  ['Datum;Name;Was der Kunde schrieb;Betrag;Notiz\n01.06.2030;Ada;ABCD2345;24,00;\n', [2, 4]],
])('where a reference may stand is found, and is never the amount: %j', (text, purpose) => {
  expect(guessMapping(text).mapping).toMatchObject({ purpose, amount: 3, counterparty: 1 });
});

test('an English table with columns of its own for what came in and what went out', () => {
  const text = 'Date,Description,Paid out,Paid in\n06/13/2030,Transfer ABCD2345,,"1,024.00"\n06/14/2030,Rent,900.00,\n';
  const { mapping } = guessMapping(text);
  expect(mapping).toMatchObject({ delimiter: ',', date: 0, amount: 3, debit: 2, decimal: '.', dateOrder: 'mdy' });
  expect([...readCsv(text, { ...mapping, defaultCurrency: 'GBP' })]).toMatchObject([
    { bookedOn: '2030-06-13', amountMinor: 102400, currency: 'GBP' },
    { amountMinor: -90000 },
  ]);
});

test('a table larger than a part is read line by line, quoted line breaks included', () => {
  const line = (at: number) => `01.06.2030;"Zweck\n${String(at).padStart(8, '0')}";1,00\n`;
  const text = `Datum;Verwendungszweck;Betrag\n${Array.from({ length: 60_000 }, (_, at) => line(at)).join('')}`;
  const { mapping } = guessMapping(text.slice(0, 2000));
  let count = 0;
  for (const read of readCsv(text, mapping)) {
    if ('reason' in read) throw new Error(read.reason);
    expect(read.purpose.endsWith(String(count).padStart(8, '0'))).toBe(true);
    count++;
  }
  expect(count).toBe(60_000);
});

const camt = (entries: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE89</IBAN></Id></Acct>${entries}</Stmt></BkToCstmrStmt></Document>`;
const entry = (inner: string, amount = '24.00', kind = 'CRDT') =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${kind}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2030-06-01</Dt></BookgDt><AcctSvcrRef>X1</AcctSvcrRef><NtryDtls>${inner}</NtryDtls></Ntry>`;
const details = (purpose: string, amount = '') =>
  `<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>${amount && `<Amt Ccy="EUR">${amount}</Amt>`}<RltdPties><Dbtr><Pty><Nm>Ada</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>DE02</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>${purpose}</Ustrd></RmtInf></TxDtls>`;

test('an entry of which the bank says no day was booked on the day of its value, or else of its statement', () => {
  const dayless = (inner: string) => `<Ntry><Amt Ccy="EUR">24.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>${inner}</Ntry>`;
  const balance = (day: string) => `<Bal><Amt Ccy="EUR">1.00</Amt><Dt><Dt>${day}</Dt></Dt></Bal>`;
  const both = `${balance('2030-05-31')}${balance('2030-06-01')}${dayless('')}${dayless('<ValDt><DtTm>2030-06-02T10:00:00</DtTm></ValDt>')}`;
  const days = [...readCamt(camt(both))].map(line => ('reason' in line ? line.reason : line.bookedOn));
  expect(days).toEqual(['2030-06-01', '2030-06-02']);
  expect([...readCamt(camt(`${dayless('')}</Stmt><Stmt>${balance('2030-06-01')}`))]).toMatchObject([
    { reason: 'the day it was booked is missing' },
  ]);
});

test('CAMT.053 tells amount, day, payer and purpose; a collective entry is as many lines as it has transfers', () => {
  const text = camt(
    entry(details('ABCD2345')) + entry(details('ONE', '10.00') + details('TWO', '14.00')) + entry(details('Rent'), '900', 'DBIT'),
  );
  expect([...readCamt(text)]).toMatchObject([
    { row: 1, bookedOn: '2030-06-01', amountMinor: 2400, currency: 'EUR', counterparty: 'Ada', iban: 'DE02', purpose: 'ABCD2345' },
    { row: 2, amountMinor: 1000, purpose: 'ONE' },
    { row: 2, amountMinor: 1400, purpose: 'TWO' },
    { row: 3, amountMinor: -90000 },
  ]);
});

const swiss = (more: string, inner = '') =>
  `<Ntry><Amt Ccy="CHF">24.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2030-06-01</Dt></BookgDt><AcctSvcrRef>S1</AcctSvcrRef>${inner}${more}</Ntry>`;
const note = (text: string): string => `<AddtlNtryInf>${text}</AddtlNtryInf>`;
const transfer = (inner: string): string => `<NtryDtls><TxDtls>${inner}</TxDtls></NtryDtls>`;
const said = '<RmtInf><Ustrd>Two tickets</Ustrd></RmtInf>';
const structured = '<RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf>';

test.each([
  [
    'an entry without transfers, as PostFinance writes',
    swiss(note('GIRO AUS KONTO CH93 ADA ABCD2345')),
    '',
    'GIRO AUS KONTO CH93 ADA ABCD2345',
  ],
  [
    'a transfer without a purpose, as Raiffeisen writes',
    swiss(note('Gutschrift Ada ABCD2345'), transfer('<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>')),
    '',
    'Gutschrift Ada ABCD2345',
  ],
  [
    'beside a name of the payer’s own',
    swiss(note('Gutschrift ABCD2345'), transfer('<Refs><EndToEndId>E2E-7</EndToEndId></Refs>')),
    'E2E-7',
    'E2E-7 Gutschrift ABCD2345',
  ],
  ['of the transfer before that of the entry', swiss(note('Sammelbuchung'), transfer('<AddtlTxInf>ABCD2345</AddtlTxInf>')), '', 'ABCD2345'],
  ['not where the payer wrote something', swiss(note('Gutschrift'), transfer(said)), 'Two tickets', 'Two tickets'],
  ['not where the payer gave a reference', swiss(note('Gutschrift'), transfer(structured)), 'RF18539007547034', 'RF18539007547034'],
])('what the bank says of an entry is its purpose: %s', (_, text, purpose, known) => {
  const [line] = [...readCamt(camt(text))] as [ReadLine];
  // The purpose alone names the line: a statement that was read before adds nothing when it is read again.
  expect([line.purpose, purposeOf(line)]).toEqual([purpose, known]);
  expect(createFingerprints()({ ...line, note: 'other' })).toBe(createFingerprints()(line));
});

test('what is said of a collective entry is none of its transfers’ purpose', () => {
  const both = transfer('<Amt Ccy="CHF">10.00</Amt>').replace('</NtryDtls>', '<TxDtls><Amt Ccy="CHF">14.00</Amt></TxDtls></NtryDtls>');
  expect([...readCamt(camt(swiss(note('ABCD2345'), both)))].map(line => purposeOf(line as ReadLine))).toEqual(['', '']);
});

test.each([
  ['a document type', '<!DOCTYPE x [<!ENTITY a "aaaa">]><Document/>', /document type/],
  ['an entity that nobody defined', camt(entry(details('&boom;'))), /entity/],
  ['a tag that is not closed', '<Document><BkToCstmrStmt>', /unclosed|closed/],
  ['XML of something else', '<html><body/></html>', /no statement/],
  ['what is nested without end', '<a>'.repeat(100), /deeply/],
])('%s is refused', (_what, text, message) => {
  expect(() => [...readCamt(text)]).toThrow(message);
});

test('what a bank has not booked yet is no line', () => {
  expect([...readCamt(camt(entry(details('A')).replace('BOOK', 'PDNG')))]).toEqual([{ row: 1, reason: 'the bank has not booked it yet' }]);
});

test('lines that are alike in one statement are as many as they are, and the same in the next', () => {
  const line: ReadLine = {
    row: 1,
    bookedOn: '2030-06-01',
    amountMinor: 1,
    currency: 'EUR',
    counterparty: 'A',
    iban: '',
    purpose: 'x  y',
    bankReference: '',
  };
  const [one, other] = [createFingerprints(), createFingerprints()];
  const first = [one(line), one(line), one({ ...line, purpose: 'x y' })];
  expect(new Set(first).size).toBe(3);
  expect([other(line), other(line), other(line)]).toEqual(first);
});
