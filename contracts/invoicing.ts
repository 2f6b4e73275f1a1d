import { z } from 'zod';
import { Line } from './http.ts';

/** Languages that documents are written in. */
export const DocumentLanguage = z.enum(['en', 'de', 'fr']);
export type DocumentLanguage = z.infer<typeof DocumentLanguage>;

/** ISO 3166-1 alpha-2. */
export const Country = z.string().regex(/^[A-Z]{2}$/);

/** Whom an invoice is written to, as the buyer says it. `company` makes it a business; `reference` is the buyer's own, such as a purchase order. */
export const InvoiceTo = z.strictObject({
  company: Line.optional(),
  name: Line,
  street: Line,
  postalCode: Line.max(20),
  city: Line,
  country: Country,
  vatId: Line.max(40).optional(),
  reference: Line.max(100).optional(),
  language: DocumentLanguage.optional(),
});
export type InvoiceTo = z.infer<typeof InvoiceTo>;
