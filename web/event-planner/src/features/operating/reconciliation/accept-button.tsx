import type { Drift } from '@event-planner/contracts/reconciliation';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { Field } from '../../../components/field.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { isRefusal } from '../../../lib/api/api-error.ts';
import { useAccept } from './api.ts';

/** Somebody knows why it does not agree, and writes it down: it is not asked about again. */
export function AcceptButton({ drift }: { readonly drift: Drift }) {
  const { t } = useTranslation('operating');
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const accept = useAccept();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    accept.mutate({ id: drift.id, note: note.trim() }, { onSuccess: () => setAsking(false) });
  };
  return (
    <>
      <Button look="secondary" size="small" onClick={() => setAsking(true)}>
        {t('reconciliation.accept')}
      </Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t('reconciliation.acceptTitle')} text={t('reconciliation.acceptText')}>
        <form onSubmit={submit} className="space-y-4">
          <Field label={t('reconciliation.note')} required maxLength={200} value={note} onChange={event => setNote(event.target.value)} />
          {isRefusal(accept.error, 'drift_settled') ? (
            <Notice announce>{t('reconciliation.settledMeanwhile')}</Notice>
          ) : (
            <Refusal error={accept.error} />
          )}
          <Button type="submit" busy={accept.isPending} disabled={note.trim() === ''}>
            {t('reconciliation.write')}
          </Button>
        </form>
      </Dialog>
    </>
  );
}
