import type { Booking } from '@event-planner/contracts/booking';
import type { DocumentSummary } from '@event-planner/contracts/documents';
import { useQuery } from '@tanstack/react-query';
import { FileDown, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { getDocuments, useDownloadDocument } from './api/documents.ts';
import { RequestInvoice } from './request-invoice.tsx';

/** Invoices, receipts and credit notes of a booking; and how to get one. Nothing where no money was paid. */
export function BookingDocuments({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation();
  const documents = useQuery({ ...getDocuments(booking.id), enabled: booking.state !== 'pending' && booking.state !== 'expired' });
  const download = useDownloadDocument();
  if (!documents.data || (documents.data.documents.length === 0 && documents.data.request === 'none')) return null;
  const { request, invoiceTo } = documents.data;
  return (
    <section aria-labelledby="documents" className="card max-w-2xl p-5 sm:p-6">
      <h2 id="documents" className="text-xl">
        {t('invoicing.title')}
      </h2>
      {documents.data.documents.length > 0 && (
        <ul className="mt-3 divide-y divide-line">
          {documents.data.documents.map(document => (
            <DocumentRow
              key={document.id}
              document={document}
              busy={download.isPending && download.variables.id === document.id}
              onDownload={() => download.mutate(document)}
            />
          ))}
        </ul>
      )}
      {download.isError && (
        <p role="alert" className="mt-2 text-sm font-medium text-danger">
          {t('invoicing.failed')}
        </p>
      )}
      {request === 'under_way' && (
        <p role="status" className="mt-3 text-soft">
          {t('invoicing.underWay')}
        </p>
      )}
      {request === 'later' && <p className="mt-3 text-soft">{t('invoicing.later', { name: invoiceTo?.company ?? invoiceTo?.name })}</p>}
      {(request === 'possible' || request === 'later') && <RequestInvoice bookingId={booking.id} invoiceTo={invoiceTo} />}
    </section>
  );
}

interface DocumentRowProps {
  readonly document: DocumentSummary;
  readonly busy: boolean;
  readonly onDownload: () => void;
}

function DocumentRow({ document, busy, onDownload }: DocumentRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind, number, issuedOn, refersTo, undone, standing } = document;
  const about = [
    format.day(`${issuedOn}T12:00:00Z`, 'UTC'),
    ...(refersTo ? [t('invoicing.about', { number: refersTo.number })] : []),
    ...(undone === 'no' ? [] : [t(`documentUndone.${undone}`)]),
    ...(standing === 'open' || standing === 'overdue' ? [t(`documentStanding.${standing}`)] : []),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <span className="flex min-w-0 grow items-center gap-4">
        <FileText aria-hidden className="size-5 shrink-0 text-soft" />
        <span className="min-w-0">
          <span className="block font-semibold wrap-anywhere">{t('invoicing.of', { kind: t(`documentKind.${kind}`), number })}</span>
          <span className="block text-sm text-soft">{about.join(' · ')}</span>
        </span>
      </span>
      <span className="tabular-nums">{format.money(document.totalMinor, document.currency)}</span>
      <Button look="secondary" size="small" busy={busy} aria-label={t('invoicing.downloadNamed', { number })} onClick={onDownload}>
        {!busy && <FileDown aria-hidden className="size-4.5" />}
        {t('invoicing.download')}
      </Button>
    </li>
  );
}
