import type { DocumentSummary } from '@event-planner/contracts/documents';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { Field } from '../../../components/field.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { useMailDocument } from '../api/documents.ts';

interface MailDialogProps {
  readonly document: Pick<DocumentSummary, 'id' | 'number' | 'buyer'>;
  /** Its duplicate is mailed instead. */
  readonly duplicateId?: string;
  readonly onClose: () => void;
}

/** A document once more by mail: to its buyer, or to whoever keeps their books. */
export function MailDialog({ document: { id, number, buyer }, duplicateId, onClose }: MailDialogProps) {
  const { t } = useTranslation('money');
  const mail = useMailDocument(useOwnOrganizer().id);
  const [email, setEmail] = useState('');
  const what = duplicateId === undefined ? ('mail' as const) : ('mailDuplicate' as const);
  return (
    <Dialog open onClose={onClose} title={t(`documents.${what}`, { number })} text={t(`documents.${what}Text`, { buyer })}>
      <form
        className="space-y-5"
        onSubmit={event => {
          event.preventDefault();
          mail.mutate({ id, ...(email !== '' && { email }), ...(duplicateId !== undefined && { duplicateId }) });
        }}
      >
        <Field
          label={t('documents.mailTo')}
          hint={t('documents.mailToHint')}
          type="email"
          maxLength={254}
          value={email}
          onChange={event => setEmail(event.target.value)}
        />
        <Refusal error={mail.error} />
        {mail.isSuccess && (
          <Notice tone="good" announce>
            {t('documents.mailed', { number })}
          </Notice>
        )}
        <div className="flex flex-wrap justify-end gap-3">
          <Button look="secondary" onClick={onClose}>
            {t('documents.close')}
          </Button>
          {!mail.isSuccess && (
            <Button type="submit" busy={mail.isPending}>
              {t('documents.doMail')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
