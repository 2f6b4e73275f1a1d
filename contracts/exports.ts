import { z } from 'zod';
import { OrderFilters } from './orders.ts';

export const ExportKind = z.enum(['orders', 'attendees', 'answers']);
export type ExportKind = z.infer<typeof ExportKind>;
export const ExportFormat = z.enum(['csv', 'xlsx']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** `bom`: Excel takes a CSV file for UTF-8 only with a byte order mark. Filters other than `q` are for orders. */
export const ExportQuery = OrderFilters.extend({
  format: ExportFormat,
  bom: z
    .enum(['yes', 'no'])
    .default('yes')
    .transform(bom => bom === 'yes'),
  language: z.enum(['en', 'de', 'fr']).default('en'),
});
export type ExportQuery = z.infer<typeof ExportQuery>;
/** Beside an export: how many lines it will have. */
export const exportRowsHeader = 'x-export-rows';
