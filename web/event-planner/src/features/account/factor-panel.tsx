import { TotpProof } from '@event-planner/contracts/auth';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { CodeField, withoutSpaces } from '../../components/code-field.tsx';
import { ConfirmButton } from '../../components/dialog/confirm-button.tsx';
import { Panel } from '../../components/page-head.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { SessionNotice } from '../../components/session-notice.tsx';
import { getSecondFactors, useAddTotp, useBeginTotp, useRemoveTotp, useRenewCodes } from './api/second-factors.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';
import { useFormOf } from '../../lib/faults/use-form-of.ts';

export function FactorPanel() {
  const { t } = useTranslation('account');
  const factors = useQuery(getSecondFactors);
  const [codes, setCodes] = useState<readonly string[]>();
  return (
    <Panel title={t('factor.title')} text={t('factor.text')}>
      <Refusal error={factors.error} />
      {factors.isPending && (
        <Loading>
          <Skeleton className="h-11 w-64" />
        </Loading>
      )}
      {codes !== undefined && <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />}
      {codes === undefined && factors.data?.totp === null && <Adding onAdded={setCodes} />}
      {codes === undefined && factors.data?.totp && (
        <InUse addedAt={factors.data.totp.addedAt} left={factors.data.recoveryCodesLeft} onCodes={setCodes} />
      )}
    </Panel>
  );
}

function Adding({ onAdded }: { readonly onAdded: (codes: readonly string[]) => void }) {
  const { t } = useTranslation('account');
  const begin = useBeginTotp();
  const add = useAddTotp(onAdded);
  const { register, handleSubmit, formState } = useFormOf(TotpProof, { defaultValues: { code: '' } });
  const submit = handleSubmit(({ code }) => add.mutate(code));
  if (begin.data === undefined)
    return (
      <>
        <Refusal error={begin.error} className="mb-4" />
        <Button look="secondary" busy={begin.isPending} onClick={() => begin.mutate()}>
          {t('factor.add')}
        </Button>
      </>
    );
  return (
    <form noValidate className="max-w-md space-y-4" onSubmit={event => void submit(event)}>
      <p className="text-soft [overflow-wrap:anywhere]">{t('factor.scan', { secret: begin.data.secret })}</p>
      <QrCode text={begin.data.uri} label={t('factor.picture')} className="size-52 rounded-control" />
      <SessionNotice error={add.error} refused="session.wrongCode" />
      <CodeField
        label={t('factor.code')}
        autoFocus
        problem={formState.errors.code?.message}
        {...register('code', { setValueAs: withoutSpaces })}
      />
      <Button type="submit" busy={add.isPending}>
        {t('factor.finish')}
      </Button>
    </form>
  );
}

interface InUseProps {
  readonly addedAt: string;
  readonly left: number;
  readonly onCodes: (codes: readonly string[]) => void;
}

function InUse({ addedAt, left, onCodes }: InUseProps) {
  const { t } = useTranslation('account');
  const format = useFormat();
  const renew = useRenewCodes();
  const remove = useRemoveTotp();
  return (
    <div className="space-y-4">
      <p>{t('factor.since', { day: format.day(addedAt, ownTimeZone()), count: left })}</p>
      <Refusal error={renew.error ?? remove.error} />
      <div className="flex flex-wrap gap-3">
        <ConfirmButton
          title={t('factor.renewTitle')}
          text={t('factor.renewText')}
          action={t('factor.renew')}
          busy={renew.isPending}
          onConfirm={() => renew.mutate(undefined, { onSuccess: ({ codes }) => onCodes(codes) })}
        >
          {t('factor.renew')}
        </ConfirmButton>
        <ConfirmButton
          look="quiet"
          title={t('factor.removeTitle')}
          text={t('factor.removeText')}
          action={t('factor.remove')}
          busy={remove.isPending}
          onConfirm={() => remove.mutate()}
        >
          {t('factor.remove')}
        </ConfirmButton>
      </div>
    </div>
  );
}
