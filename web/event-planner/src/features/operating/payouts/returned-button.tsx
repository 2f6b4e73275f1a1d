import type { PlatformPayout } from '@event-planner/contracts/payouts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { Field } from '../../../components/field.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { useReturned } from '../api.ts';

/** The bank could not make it, or sent it back: it is owed again, and the organizer reads why. */
export function ReturnedButton({ payout }: { readonly payout: PlatformPayout }) {
  const { t } = useTranslation('operating');
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const returned = useReturned();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    returned.mutate({ id: payout.id, reason }, { onSuccess: () => setAsking(false) });
  };
  return (
    <>
      <Button look="quiet" size="small" onClick={() => setAsking(true)}>
        {t('payouts.returned')}
      </Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t('payouts.returnedTitle')} text={t('payouts.returnedText')}>
        <form onSubmit={submit} className="space-y-4">
          <Field label={t('payouts.reason')} required maxLength={200} value={reason} onChange={event => setReason(event.target.value)} />
          <Refusal error={returned.error} labels={{ reason: t('payouts.reason') }} />
          <Button type="submit" busy={returned.isPending}>
            {t('payouts.returned')}
          </Button>
        </form>
      </Dialog>
    </>
  );
}
