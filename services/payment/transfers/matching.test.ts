import { expect, test } from 'vitest';
import { candidatesIn, createNumberReader, isTypoOf, type Known, matchOf, suggestionsFor } from './matching.ts';

const waited = (change: Partial<Known> = {}): Known => ({
  id: 'p1',
  reference: 'ABCD2345',
  amountMinor: 2400,
  writtenOffMinor: 0,
  currency: 'EUR',
  buyerName: 'Ada Lovelace',
  state: 'created',
  failureCode: null,
  method: 'transfer',
  providerId: null,
  dueAt: null,
  ...change,
});
const money = { amountMinor: 2400, currency: 'EUR' };

test.each(['ABCD2345', 'abcd 2345', 'Tickets/ABCD-2345/danke', 'RE:abcd2345.', 'XABCD2345X'])('%s names the booking', purpose => {
  expect(candidatesIn(purpose)).toContain('ABCD2345');
});

test.each(['ABCD2346', 'ABC2345', 'ABCDE2345', 'danke'])('%s does not name it', purpose => {
  expect(candidatesIn(purpose)).not.toContain('ABCD2345');
});

test.each([
  ['ABCD2346', true],
  ['ABC2345', true],
  ['ABCDE2345', true],
  ['Ticket abcd-3254', false],
  ['ABXX2345', false],
])('%s is one letter off: %s', (purpose, is) => {
  expect(isTypoOf('ABCD2345', purpose)).toBe(is);
});

test('only one payment, named exactly and paid to the last digit, is matched', () => {
  expect(matchOf(money, [waited()])).toEqual(waited());
  expect(matchOf(money, [waited({ state: 'cancelled' })])).toBeDefined();
  const others: readonly (readonly Known[])[] = [
    [],
    [waited(), waited({ id: 'p2' })],
    [waited({ amountMinor: 2401 })],
    [waited({ currency: 'USD' })],
    [waited({ state: 'succeeded' })],
    [waited({ method: 'provider' })],
    [waited({ providerId: 'pi_1' })],
    [waited({ method: 'invoice', dueAt: new Date(0), state: 'cancelled' })],
  ];
  for (const named of others) expect(matchOf(money, named)).toBeUndefined();
});

test('suggestions come with why, the likeliest first, and never across currencies', () => {
  const line = { ...money, purpose: 'ABCD2345 and thanks', counterparty: 'LOVELACE A.' };
  const payments = [
    waited({ id: 'amount', reference: 'ZZZZ9999', buyerName: 'Grace' }),
    waited({ id: 'name', reference: 'YYYY9999' }),
    waited({ id: 'typo', reference: 'ABCD2346', amountMinor: 1 }),
    waited({ id: 'paid', state: 'succeeded' }),
    waited({ id: 'partial', amountMinor: 5000 }),
    waited({ id: 'dollars', reference: 'XXXX9999', currency: 'USD' }),
  ];
  expect(suggestionsFor(line, payments).map(({ payment, reason }) => [payment.id, reason])).toEqual([
    ['partial', 'reference'],
    ['typo', 'reference_typo'],
    ['name', 'amount_and_name'],
    ['amount', 'amount'],
    ['paid', 'paid_already'],
  ]);
});

test('what was taken back of a line is suggested again for what it is, whether its reference is named or not', () => {
  const [named, other, ended, paid] = [
    waited({ id: 'named', amountMinor: 2400 }),
    waited({ id: 'other', reference: 'ZZZZ9999', amountMinor: 5000 }),
    waited({ id: 'ended', reference: 'YYYY9999', state: 'cancelled' }),
    waited({ id: 'paid', reference: 'XXXX9999', state: 'succeeded' }),
  ];
  const line = { ...money, purpose: 'ABCD2345', counterparty: '' };
  const payments = [named, other, ended, paid];
  const before = new Set(payments.map(({ id }) => id));
  expect(suggestionsFor({ ...line, before }, payments).map(({ payment, reason }) => [payment.id, reason])).toEqual([
    ['named', 'taken_back'],
    ['other', 'taken_back'],
    ['ended', 'ended'],
    ['paid', 'paid_already'],
  ]);
  expect(suggestionsFor(line, [named]).map(({ reason }) => reason)).toEqual(['reference']);
});

test.each([
  ['RE-2030-00012', true],
  ['Rechnung re 2030/00012, danke', true],
  ['Re-Nr. RE203000012', true],
  ['RE-2030-000123', false],
  ['CRE-2030-00012', false],
  ['2030-00012', false],
])('%s names the invoice: %s', (purpose, is) => {
  const asked = [{ documentNumber: 'RE-2030-00012' }, { documentNumber: null }];
  expect(createNumberReader(asked)(purpose)).toEqual(is ? [asked[0]] : []);
});
