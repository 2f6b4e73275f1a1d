import type { DocumentRow } from '../document-tables.ts';
import { takesBack } from './rules.ts';

export const journalColumns = [
  'date',
  'kind',
  'number',
  'refers_to',
  'customer',
  'customer_vat_id',
  'event',
  'order',
  'currency',
  'debit_credit',
  'gross',
  'tax_name',
  'tax_rate',
  'tax_base',
  'tax',
  'reverse_charge',
] as const;

/**
 * A line for each tax of a document, and one for what bears none; its gross is on the first alone. Amounts are positive, with `S` (what is owed) or `H` (what is given back)
 * beside them as bookkeepers write them: a sign would look like a formula to a spreadsheet. Under reverse charge the rate is 0 (EN 16931, BR-AE-5).
 */
export function journalLines({
  kind,
  number,
  issuedOn,
  aboutNumber,
  ...row
}: DocumentRow & { readonly aboutNumber: string | null }): readonly (readonly string[])[] {
  const { content } = row;
  const amount = (minor: number): string => decimalOf(minor, content.decimals);
  const side = takesBack(kind) ? 'H' : 'S';
  const about = [
    issuedOn,
    kind,
    number,
    aboutNumber ?? '',
    row.buyer,
    content.buyer.vatId ?? '',
    row.eventTitle,
    row.reference,
    row.currency,
    side,
  ];
  const untaxedMinor = content.taxes.length === 0 ? content.netMinor : (content.untaxedMinor ?? 0);
  const taxed = content.taxes.map(tax => ({ ...tax, isReverse: content.reverseCharge }));
  const untaxed = { name: '', basisPoints: 0, netMinor: untaxedMinor, taxMinor: 0, isReverse: false };
  return [...taxed, ...(untaxedMinor === 0 ? [] : [untaxed])].map(({ name, basisPoints, netMinor, taxMinor, isReverse }, at) => [
    ...about,
    at === 0 ? amount(content.totalMinor) : '',
    name,
    isReverse ? '0' : String(Math.round(basisPoints * 100) / 10_000),
    amount(netMinor),
    amount(taxMinor),
    isReverse ? 'yes' : 'no',
  ]);
}

function decimalOf(amountMinor: number, decimals: number): string {
  const digits = String(Math.abs(amountMinor)).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
