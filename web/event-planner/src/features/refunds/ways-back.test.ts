import type { Refund } from '@event-planner/contracts/refund';
import { expect, test } from 'vitest';
import { waysBackOf } from './ways-back.ts';

const [asked, settled] = ['2030-06-01T10:00:00Z', '2030-06-04T10:00:00Z'];
const refund = (changes: Partial<Refund>): Refund => ({
  id: '00000000-0000-4000-8000-000000000001',
  cause: 'by_team',
  amountMinor: 5000,
  currency: 'EUR',
  state: 'done',
  asCredit: false,
  creditedMinor: 0,
  offInvoiceMinor: 0,
  tickets: [],
  reason: null,
  createdAt: asked,
  settledAt: settled,
  hitch: null,
  ...changes,
});

test.each<[string, Partial<Refund>, readonly (readonly [string, number, string, string])[]]>([
  ['all of it the way it was paid', {}, [['money', 5000, 'done', settled]]],
  ['all of it wanted as credit', { asCredit: true, creditedMinor: 5000 }, [['credit', 5000, 'done', settled]]],
  ['wanted as credit, and not there yet', { asCredit: true, state: 'requested', settledAt: null }, [['credit', 5000, 'requested', asked]]],
  ['all of it paid with credit', { creditedMinor: 5000 }, [['credit', 5000, 'done', asked]]],
  [
    'both',
    { creditedMinor: 1800 },
    [
      ['money', 3200, 'done', settled],
      ['credit', 1800, 'done', asked],
    ],
  ],
  ['of an invoice that nobody had paid', { offInvoiceMinor: 5000 }, [['invoice', 5000, 'done', asked]]],
  [
    'of an invoice that was paid in part',
    { offInvoiceMinor: 3800, state: 'by_hand', settledAt: null },
    [
      ['money', 1200, 'by_hand', asked],
      ['invoice', 3800, 'done', asked],
    ],
  ],
  [
    'both, and the bank took none',
    { creditedMinor: 1800, state: 'failed' },
    [
      ['money', 3200, 'failed', settled],
      ['credit', 1800, 'done', asked],
    ],
  ],
])('a refund, %s', (_, changes, ways) => {
  expect(waysBackOf(refund(changes)).map(({ as, amountMinor, state, at }) => [as, amountMinor, state, at])).toEqual(ways);
});
