import type { InvoiceTo } from '@event-planner/contracts/invoicing';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { InvoiceFields } from '../../components/invoice-fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { isRefusal } from '../../lib/api/api-error.ts';
import { useInvoice } from '../../lib/invoicing/use-invoice.ts';
import { useSession } from '../../lib/session/use-session.ts';
import { useRequestInvoice } from './api/documents.ts';

interface RequestInvoiceProps {
  readonly bookingId: string;
  readonly invoiceTo: InvoiceTo | null;
}

/** Asks for an invoice, or says to whom it is to be written, while none is written. */
export function RequestInvoice({ bookingId, invoiceTo }: RequestInvoiceProps) {
  const { t } = useTranslation();
  const session = useSession();
  const [open, setOpen] = useState(false);
  const invoice = useInvoice(session.status === 'user' ? session.user.name : '', invoiceTo, true);
  const ask = useRequestInvoice();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (invoice.check() && invoice.invoiceTo) ask.mutate({ bookingId, invoiceTo: invoice.invoiceTo }, { onSuccess: () => setOpen(false) });
  };
  if (!open)
    return (
      <Button look="secondary" className="mt-4" onClick={() => setOpen(true)}>
        {t(invoiceTo ? 'invoicing.change' : 'invoicing.ask')}
      </Button>
    );
  return (
    <form noValidate className="mt-4 space-y-5 border-t border-line pt-4" onSubmit={submit}>
      <p className="text-soft">{t('invoicing.askText')}</p>
      <InvoiceFields invoice={invoice} />
      {ask.isError && (
        <Notice tone="bad" announce>
          {isRefusal(ask.error) ? t('invoicing.refused', { detail: ask.error.message }) : t('state.errorText')}
        </Notice>
      )}
      <Button type="submit" busy={ask.isPending}>
        {t('invoicing.send')}
      </Button>
    </form>
  );
}
