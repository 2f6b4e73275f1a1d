import { InvoiceTo } from '@event-planner/contracts/invoicing';
import { checkVatId } from '@event-planner/contracts/vat-id';

export const invoiceFields = ['company', 'name', 'street', 'postalCode', 'city', 'country', 'vatId', 'reference'] as const;
export type InvoiceField = (typeof invoiceFields)[number];
/** An invoice address as it is being typed. */
export type InvoiceDraft = Readonly<Record<InvoiceField, string>>;
export type InvoiceProblem = 'required' | 'vatId' | 'tooLong';
export type InvoiceProblems = Partial<Record<InvoiceField, InvoiceProblem>>;

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
  const parsed = InvoiceTo.safeParse({ ...given, ...(spoken && { language: spoken }) });
  const problems: InvoiceProblems = {};
  for (const { path } of parsed.error?.issues ?? []) {
    const field = invoiceFields.find(one => one === path[0]);
    if (field) problems[field] = draft[field].trim() === '' ? 'required' : 'tooLong';
  }
  if (draft.vatId.trim() !== '' && checkVatId(draft.vatId).outcome === 'invalid') problems.vatId = 'vatId';
  return parsed.success && Object.keys(problems).length === 0 ? { invoiceTo: parsed.data } : { problems };
}
