import type { DocumentSummary } from '@event-planner/contracts/documents';
import { FileDown, FileX2, Mail } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../../components/badge.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { MailDialog } from './mail-dialog.tsx';

interface DocumentRowProps {
  /** Where its order is beside it. */
  readonly brief?: boolean;
  readonly document: DocumentSummary;
  readonly mayCorrect: boolean;
  readonly busy: boolean;
  readonly onDownload: () => void;
}

const toneOf: Readonly<Record<NonNullable<DocumentSummary['standing']>, Tone>> = {
  paid: 'good',
  open: 'warning',
  overdue: 'bad',
  written_off: 'plain',
};

/** One document: what it is, for whom, about what, and what it comes to. */
export function DocumentRow({ brief = false, document, mayCorrect, busy, onDownload }: DocumentRowProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const [correcting, setCorrecting] = useState(false);
  const [mailing, setMailing] = useState(false);
  const { kind, number, refersTo, undone, standing, currency } = document;
  const isInForce = (kind === 'invoice' || kind === 'receipt') && undone !== 'wholly';
  const about = [
    format.day(`${document.issuedOn}T12:00:00Z`, 'UTC'),
    ...(brief ? [] : [document.eventTitle, document.reference]),
    ...(refersTo ? [t('documents.about', { number: refersTo.number })] : []),
    ...(undone === 'no' ? [] : [t(`documentUndone.${undone}`)]),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-5 gap-y-2 px-5 py-3">
      <div className="min-w-0 grow basis-full sm:basis-64">
        <p className="font-semibold wrap-anywhere">
          {t(`documentOfKind.${kind}`)} {number}
          <span className="font-normal text-soft"> · {document.buyer}</span>
          {standing !== null && (
            <>
              {' '}
              <Badge tone={toneOf[standing]}>{t(`documentStanding.${standing}`)}</Badge>
            </>
          )}
        </p>
        <p className="text-sm text-soft wrap-anywhere">{about.join(' · ')}</p>
      </div>
      <div className="grow max-sm:flex max-sm:flex-wrap max-sm:items-baseline max-sm:gap-x-2 sm:grow-0 sm:text-end">
        <p className="font-semibold tabular-nums">{format.money(document.totalMinor, currency)}</p>
        <p className="text-sm text-soft tabular-nums">
          {t('documents.tax')} {format.money(document.taxMinor, currency)}
        </p>
      </div>
      <div className="flex gap-1">
        <IconButton label={t('documents.download', { number })} icon={<FileDown />} aria-busy={busy} onClick={onDownload} />
        {mayCorrect && <IconButton label={t('documents.mail', { number })} icon={<Mail />} onClick={() => setMailing(true)} />}
        {mayCorrect && isInForce && (
          <IconButton label={t('documents.correct', { number })} icon={<FileX2 />} onClick={() => setCorrecting(true)} />
        )}
      </div>
      {correcting && <CorrectDialog document={document} onClose={() => setCorrecting(false)} />}
      {mailing && <MailDialog document={document} onClose={() => setMailing(false)} />}
    </li>
  );
}
