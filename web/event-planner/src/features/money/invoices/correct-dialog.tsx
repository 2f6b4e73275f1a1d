import type { DocumentSummary } from '@event-planner/contracts/documents';
import { Line } from '@event-planner/contracts/http';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { CheckField } from '../../../components/check-field.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { Field } from '../../../components/field.tsx';
import { InvoiceFields } from '../../../components/invoice-fields.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useInvoice } from '../../../lib/invoicing/use-invoice.ts';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { faultsIn } from '../../../lib/faults/faults-in.ts';
import { useFaultWords } from '../../../lib/faults/fault-words.ts';
import { useCorrect } from '../api/documents.ts';

interface CorrectDialogProps {
  readonly document: DocumentSummary;
  readonly onClose: () => void;
}

/** Cancels a document that was wrong, and writes it anew if somebody needs it. */
export function CorrectDialog({ document, onClose }: CorrectDialogProps) {
  const { t } = useTranslation('money');
  const correct = useCorrect(useOwnOrganizer().id);
  const [reason, setReason] = useState('');
  const [reissue, setReissue] = useState(true);
  const words = useFaultWords();
  const [isMissing, setMissing] = useState(false);
  const invoice = useInvoice(document.buyer);
  const { number } = document;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() === '' || (reissue && !invoice.check())) return;
    correct.mutate({ id: document.id, reason, reissue, reissueTo: (reissue && invoice.invoiceTo) || null });
  };
  if (correct.isSuccess)
    return (
      <Dialog open onClose={onClose} title={t('documents.cancelTitle', { number })}>
        <Notice tone="good" announce>
          {t('documents.done', { numbers: correct.data.documents.map(one => one.number).join(', ') })}
        </Notice>
      </Dialog>
    );
  return (
    <Dialog open onClose={onClose} wide={invoice.wanted} title={t('documents.cancelTitle', { number })} text={t('documents.cancelText')}>
      <form noValidate className="space-y-5" onSubmit={submit}>
        <Field
          label={t('documents.reason')}
          hint={t('documents.reasonHint')}
          maxLength={200}
          value={reason}
          problem={isMissing ? words(faultsIn(Line, reason).at(0)) : undefined}
          onChange={event => setReason(event.target.value)}
        />
        <CheckField label={t('documents.reissue')} hint={t('documents.reissueHint')} checked={reissue} onCheck={setReissue} />
        {reissue && <CheckField label={t('documents.otherAddress')} checked={invoice.wanted} onCheck={invoice.want} />}
        {reissue && invoice.wanted && <InvoiceFields invoice={invoice} />}
        {correct.isError && (
          <Notice tone="bad" announce>
            {t('documents.refused', { detail: correct.error.message })}
          </Notice>
        )}
        <Button type="submit" busy={correct.isPending}>
          {t(reissue ? 'documents.doReissue' : 'documents.doCancel')}
        </Button>
      </form>
    </Dialog>
  );
}
