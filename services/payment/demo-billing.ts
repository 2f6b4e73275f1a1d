import type { BillingForm } from '@event-planner/contracts/documents';
import type { InvoiceTo } from '@event-planner/contracts/invoicing';
import type { Database } from '@event-planner/platform/database';
import { claimPrefixes, saveProfile } from './billing/store.ts';
import type { PaymentContext } from './context.ts';
import { createWriting } from './documents/writing.ts';
import type { Tables } from './tables.ts';

/** Whose billing is filled in; the others find out what an empty one looks like. */
export const isBilled = ({ slug }: { readonly slug: string }): boolean => slug === 'nordwind-konzerte';

const format = (prefix: string) => ({ prefix, yearly: true, digits: 5 });
const form: BillingForm = {
  legalName: 'Nordwind Konzerte GmbH',
  street: 'Speicherstraße 12',
  postalCode: '20457',
  city: 'Hamburg',
  country: 'DE',
  vatId: 'DE136695976',
  taxNumber: null,
  register: 'Amtsgericht Hamburg HRB 12345\nGeschäftsführung: Wiebke Petersen',
  bank: 'Musterbank\nIBAN DE02 1203 0000 0000 2020 51\nBIC BYLADEM1001',
  footer: '',
  showLogo: true,
  language: 'de',
  issue: 'on_request',
  numbers: { invoice: format('RE-'), receipt: format('Q-'), cancellation: format('ST-'), credit_note: format('RK-') },
};

const companies: readonly Omit<InvoiceTo, 'name'>[] = [
  { company: 'Elbkontor GmbH', street: 'Große Elbstraße 45', postalCode: '22767', city: 'Hamburg', country: 'DE', reference: 'Team 7' },
  {
    company: 'Atelier Rivage SARL',
    street: '8 rue des Quais',
    postalCode: '33000',
    city: 'Bordeaux',
    country: 'FR',
    vatId: 'FR40303265045',
    language: 'fr',
  },
  { street: 'Lindenallee 3', postalCode: '10115', city: 'Berlin', country: 'DE' },
];
const oneIn = 20;

/** One in twenty of them wants an invoice with an address. */
export const invoiceToOf = (name: string, at: number): InvoiceTo | null => {
  const company = companies[(at / oneIn) % companies.length];
  return at % oneIn === 0 && company ? { ...company, name } : null;
};

/** What its documents say, before anything is sold. */
export async function seedBilling(db: Database<Tables>, organizerId: string): Promise<void> {
  await db.transaction(async tx => {
    await saveProfile(tx, { organizerId, version: 0, form, updatedAt: new Date(), updatedBy: organizerId });
    await claimPrefixes(tx, organizerId, form.numbers);
  });
}

/** In no colours but our own. */
export const createDemoWriting = (context: Pick<PaymentContext, 'db' | 'now' | 'log' | 'publish'>) =>
  createWriting({
    context,
    lookOf: { ask: async () => undefined, remembered: () => ({ color: null, logo: null, png: null }) },
    inBackground: () => undefined,
  });
