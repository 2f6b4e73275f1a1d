import type { DocumentContent } from '@event-planner/contracts/documents';
import { expect, test } from 'vitest';
import type { DocumentRow } from '../document-tables.ts';
import { journalColumns, journalLines } from './journal.ts';

const tax = { id: 'vat', name: 'VAT', basisPoints: 1000, netMinor: 4000, taxMinor: 400 };
const columns = ['gross', 'tax_name', 'tax_rate', 'tax_base', 'tax', 'reverse_charge'] as const;
const linesOf = (content: Partial<DocumentContent>) =>
  journalLines({
    kind: 'invoice',
    number: 'RE-1',
    issuedOn: '2030-06-01',
    aboutNumber: null,
    buyer: 'Ada',
    eventTitle: 'Songs',
    reference: 'ABCD2345',
    currency: 'EUR',
    content: { decimals: 2, buyer: { vatId: null }, reverseCharge: false, ...content },
  } as unknown as DocumentRow & { readonly aboutNumber: null }).map(line => columns.map(name => line[journalColumns.indexOf(name)]));

test.each<[string, Partial<DocumentContent>, readonly (readonly string[])[]]>([
  [
    'several rates and what bears none: bases and taxes come to the gross',
    {
      totalMinor: 5955,
      netMinor: 5500,
      taxes: [tax, { ...tax, id: 'low', basisPoints: 550, netMinor: 1000, taxMinor: 55 }],
      untaxedMinor: 500,
    },
    [
      ['59.55', 'VAT', '10', '40.00', '4.00', 'no'],
      ['', 'VAT', '5.5', '10.00', '0.55', 'no'],
      ['', '', '0', '5.00', '0.00', 'no'],
    ],
  ],
  [
    'reverse charge beside what bears no tax',
    { totalMinor: 4500, netMinor: 4500, reverseCharge: true, taxes: [{ ...tax, taxMinor: 0 }], untaxedMinor: 500 },
    [
      ['45.00', 'VAT', '0', '40.00', '0.00', 'yes'],
      ['', '', '0', '5.00', '0.00', 'no'],
    ],
  ],
  ['nothing but tax', { totalMinor: 4400, netMinor: 4000, taxes: [tax], untaxedMinor: 0 }, [['44.00', 'VAT', '10', '40.00', '4.00', 'no']]],
  ['no tax at all', { totalMinor: 500, netMinor: 500, taxes: [], untaxedMinor: 500 }, [['5.00', '', '0', '5.00', '0.00', 'no']]],
  ['written before that was said', { totalMinor: 4400, netMinor: 4000, taxes: [tax] }, [['44.00', 'VAT', '10', '40.00', '4.00', 'no']]],
])('a document in the journal of bookings: %s', (_, content, lines) => {
  expect(linesOf(content)).toEqual(lines);
});
