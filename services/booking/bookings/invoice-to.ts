import { checkVatId } from '@event-planner/contracts/vat-id';
import { refuse } from '../errors.ts';
import type { NewBooking } from './batch.ts';

/** With the VAT id as it is written on invoices. One of the EU whose form or check digits are wrong is refused, before anybody relies on it. */
export function withInvoiceTo(wanted: NewBooking): NewBooking {
  const { invoiceTo } = wanted.request;
  if (invoiceTo?.vatId === undefined) return wanted;
  const checked = checkVatId(invoiceTo.vatId);
  if (checked.outcome === 'invalid') throw refuse('vat_id_invalid', `the VAT id ${invoiceTo.vatId} has a wrong form or wrong check digits`);
  if (checked.outcome === 'unknown') return wanted;
  return { ...wanted, request: { ...wanted.request, invoiceTo: { ...invoiceTo, vatId: checked.vatId } } };
}
