import type { BillingForm, DocumentContent } from '@event-planner/contracts/documents';
import { owner, testMoney, type TestMoney, theatre } from '../test-money.ts';
import type { Sold } from '../sale-fees.ts';

export const billing = (change: Partial<BillingForm> = {}): BillingForm => ({
  legalName: 'The Theatre Ltd',
  street: '1 Long Street',
  postalCode: '20457',
  city: 'Hamburg',
  country: 'DE',
  vatId: 'DE136695976',
  taxNumber: null,
  register: 'HRB 12345',
  bank: 'DE02 1203 0000 0000 2020 51',
  footer: '',
  showLogo: true,
  language: 'en',
  issue: 'every',
  numbers: {
    invoice: { prefix: 'RE-', yearly: true, digits: 5 },
    receipt: { prefix: 'Q-', yearly: false, digits: 4 },
    cancellation: { prefix: 'ST-', yearly: true, digits: 5 },
    credit_note: { prefix: 'GU-', yearly: true, digits: 5 },
  },
  ...change,
});

export interface Written {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly bookingId: string;
  readonly totalMinor: number;
  readonly taxMinor: number;
  readonly content: DocumentContent;
}

export interface TestDocuments extends TestMoney {
  /** Everything that was written, in its order. */
  written(): Promise<readonly Written[]>;
  /** Writes what is due and answers all that is there. */
  write(): Promise<readonly Written[]>;
}

/** A theatre that has said what its documents say, unless `form` is null. */
export async function testDocuments(form: BillingForm | null = billing()): Promise<TestDocuments> {
  const money = await testMoney();
  if (form) await money.ask(owner, `PUT /payments/organizers/${theatre}/billing`, { version: 0, form });
  const written = async (): Promise<readonly Written[]> => {
    const { rows } = await money.service.pool.query<Written>(
      `select id, kind, number, booking_id as "bookingId", total_minor::int as "totalMinor", tax_minor::int as "taxMinor", content from documents order by position`,
    );
    return rows;
  };
  return {
    ...money,
    written,
    async write() {
      await money.service.running.runJob('write-documents');
      await money.service.running.idle();
      return written();
    },
    [Symbol.asyncDispose]: () => money[Symbol.asyncDispose](),
  };
}

const vat = { id: 'vat', name: 'VAT', basisPoints: 1900, included: true };

/** Two tickets for 11.90 € each, of which 3.80 € are tax. */
export const taxedSale = (change: Partial<Sold> = {}): Partial<Sold> => ({
  totalMinor: 2380,
  lines: [
    {
      ticketTypeId: '0198c2a5-0000-7000-8000-00000000000a',
      ticketTypeName: 'Stalls',
      seat: null,
      place: 'Stalls',
      quantity: 2,
      priceMinor: 1190,
      taxIds: ['vat'],
    },
  ],
  price: { subtotalMinor: 2380, fees: [], taxes: [{ ...vat, netMinor: 2000, taxMinor: 380 }], totalMinor: 2380, reverseCharge: false },
  ...change,
});

/** What documents come to, those that take back counted against the others. */
export const sumOf = (written: readonly Written[]): { readonly total: number; readonly tax: number } => ({
  total: written.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
  tax: written.reduce((sum, { taxMinor }) => sum + taxMinor, 0),
});
