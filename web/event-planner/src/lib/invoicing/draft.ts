import type { InputFault } from '@event-planner/contracts/http';
import { InvoiceTo } from '@event-planner/contracts/invoicing';
import { checkVatId } from '@event-planner/contracts/vat-id';
import { faultsIn, vatIdFault } from '../faults/faults-in.ts';

export const invoiceFields = ['company', 'name', 'street', 'postalCode', 'city', 'country', 'vatId', 'reference'] as const;
export type InvoiceField = (typeof invoiceFields)[number];
/** An invoice address as it is being typed. */
export type InvoiceDraft = Readonly<Record<InvoiceField, string>>;
export type InvoiceProblems = Partial<Record<InvoiceField, InputFault>>;

const languages = ['en', 'de', 'fr'] as const;

export const draftOf = (to: InvoiceTo | null, { name, country }: { readonly name: string; readonly country: string }): InvoiceDraft => ({
  company: to?.company ?? '',
  name: to?.name ?? name,
  street: to?.street ?? '',
  postalCode: to?.postalCode ?? '',
  city: to?.city ?? '',
  country: to?.country ?? country,
  vatId: to?.vatId ?? '',
  reference: to?.reference ?? '',
});

/** What was typed as an address, or what is wrong with it. */
export function readDraft(
  draft: InvoiceDraft,
  language: string,
): { readonly invoiceTo: InvoiceTo } | { readonly problems: InvoiceProblems } {
  const given = Object.fromEntries(Object.entries(draft).flatMap(([field, text]) => (text.trim() === '' ? [] : [[field, text.trim()]])));
  const spoken = languages.find(one => one === language.slice(0, 2));
  const wanted = { ...given, ...(spoken && { language: spoken }) };
  const parsed = InvoiceTo.safeParse(wanted);
  const problems: InvoiceProblems = {};
  for (const fault of faultsIn(InvoiceTo, wanted)) {
    const field = invoiceFields.find(one => one === fault.path);
    if (field) problems[field] ??= fault;
  }
  if (draft.vatId.trim() !== '' && checkVatId(draft.vatId).outcome === 'invalid') problems.vatId ??= vatIdFault;
  return parsed.success && Object.keys(problems).length === 0 ? { invoiceTo: parsed.data } : { problems };
}
