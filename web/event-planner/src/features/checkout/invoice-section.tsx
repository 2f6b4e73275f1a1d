import type { Hold } from '@event-planner/contracts/booking';
import { reverseChargeOf } from '@event-planner/contracts/reverse-charge';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../components/check-field.tsx';
import { InvoiceFields } from '../../components/invoice-fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import type { Invoice } from '../../lib/invoicing/use-invoice.ts';

interface InvoiceSectionProps {
  readonly invoice: Invoice;
  readonly holds: readonly Pick<Hold, 'id' | 'price' | 'lines' | 'currency'>[];
}

/** An address for the invoice, for whom wants one; and what it changes in the price, before anybody pays. */
export function InvoiceSection({ invoice, holds }: InvoiceSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const charged = holds.flatMap(hold => {
    const price = reverseChargeOf(hold.price, hold.lines, invoice.invoiceTo);
    return price ? [{ ...hold, price }] : [];
  });
  return (
    <div className="space-y-5 border-t border-line pt-5">
      <CheckField label={t('invoicing.want')} hint={t('invoicing.wantHint')} checked={invoice.wanted} onCheck={invoice.want} />
      {invoice.wanted && <InvoiceFields invoice={invoice} />}
      <div aria-live="polite" className="space-y-3">
        {charged.map(({ id, price, currency }) => (
          <Notice key={id} tone="info">
            {t('invoicing.reverseCharge', { total: format.money(price.totalMinor, currency) })}
          </Notice>
        ))}
      </div>
    </div>
  );
}

/** What of it is sent with a booking: whom it is for, and what was shown that it comes to. */
export function invoiceOf(invoice: Invoice | undefined, hold: Pick<Hold, 'price' | 'lines' | 'totalMinor'>) {
  if (invoice?.invoiceTo === undefined) return {};
  const seenTotalMinor = reverseChargeOf(hold.price, hold.lines, invoice.invoiceTo)?.totalMinor ?? hold.totalMinor;
  return { invoiceTo: invoice.invoiceTo, seenTotalMinor };
}
