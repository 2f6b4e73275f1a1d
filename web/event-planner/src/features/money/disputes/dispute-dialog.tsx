import { type DisputeDetail, type DisputeEvidence, isAnswerable, isClosed } from '@event-planner/contracts/disputes';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ConfirmButton } from '../../../components/dialog/confirm-button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { Field } from '../../../components/field.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { Loading, Skeleton } from '../../../components/skeleton.tsx';
import { TextArea } from '../../../components/text-area.tsx';
import { mayDo, useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { getDispute, useAcceptDispute, useAnswerDispute } from '../api/disputes.ts';
import { EvidenceFiles } from './evidence-files.tsx';
import { useReasonWords } from './words.ts';

/** What can be said to the bank: all that is known is there already. Of a bank that only asks there is nothing to accept yet. */
export function DisputeDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('money');
  const organizer = useOwnOrganizer();
  const dispute = useQuery(getDispute(organizer.id, id));
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('disputes.title')}
      text={dispute.data !== undefined && isAnswerable(dispute.data.state) ? t('disputes.titleText') : undefined}
    >
      {dispute.isPending && (
        <Loading>
          <Skeleton className="h-72" />
        </Loading>
      )}
      {dispute.isError && <ErrorView error={dispute.error} onRetry={() => void dispute.refetch()} />}
      {dispute.data !== undefined && <Answer key={dispute.data.state} dispute={dispute.data} onClose={onClose} />}
    </Dialog>
  );
}

const short = ['customerName', 'customerEmail', 'serviceDate'] as const;
const long = ['productDescription', 'activity', 'refundPolicy', 'explanation'] as const;

function Answer({ dispute, onClose }: { readonly dispute: DisputeDetail; readonly onClose: () => void }) {
  const { t } = useTranslation('money');
  const organizer = useOwnOrganizer();
  const reasons = useReasonWords();
  const [evidence, setEvidence] = useState<DisputeEvidence>(dispute.evidence);
  const answer = useAnswerDispute(organizer.id, dispute.id);
  const accept = useAcceptDispute(organizer.id, dispute.id);
  const open = isAnswerable(dispute.state) && mayDo(organizer, 'changeMoney');
  const field = (name: keyof DisputeEvidence) => ({
    label: t(`disputes.field_${name}`),
    value: evidence[name],
    readOnly: !open,
    maxLength: 10_000,
    onChange: (event: { readonly target: { readonly value: string } }) => setEvidence({ ...evidence, [name]: event.target.value }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    answer.mutate(evidence);
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <p className="font-semibold">{reasons(dispute.reason)}</p>
      {open && (
        <p className="text-soft">
          {t(`disputes.advice_${dispute.reason === 'fraudulent' || dispute.reason === 'unrecognized' ? 'who' : 'what'}`)}
        </p>
      )}
      <div className="grid gap-4 sm:grid-cols-3">
        {short.map(name => (
          <Field key={name} {...field(name)} />
        ))}
      </div>
      {long.map(name => (
        <TextArea key={name} {...field(name)} />
      ))}
      <EvidenceFiles dispute={dispute} open={open} />
      <Refusal error={answer.error ?? accept.error} />
      {dispute.answeredAt !== null && !isClosed(dispute.state) && (
        <Notice tone="good" announce={answer.isSuccess}>
          {t('disputes.answered')}
        </Notice>
      )}
      <div className="flex flex-wrap justify-end gap-3">
        <Button look="quiet" onClick={onClose}>
          {t('disputes.close')}
        </Button>
        {open && (
          <>
            {dispute.state === 'needs_response' && (
              <ConfirmButton
                title={t('disputes.acceptTitle')}
                text={t('disputes.acceptText')}
                action={t('disputes.accept')}
                busy={accept.isPending}
                onConfirm={() => accept.mutate(undefined)}
              >
                {t('disputes.accept')}
              </ConfirmButton>
            )}
            <Button type="submit" busy={answer.isPending}>
              {t('disputes.send')}
            </Button>
          </>
        )}
      </div>
    </form>
  );
}
