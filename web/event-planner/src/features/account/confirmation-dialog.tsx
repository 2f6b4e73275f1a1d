import { Code, SecondFactorCode } from '@event-planner/contracts/auth';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Button } from '../../components/button.tsx';
import { CodeField, withoutSpaces } from '../../components/code-field.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { SessionNotice } from '../../components/session-notice.tsx';
import { PasskeyNotice } from '../../components/passkey-notice.tsx';
import { useFormOf } from '../../lib/faults/use-form-of.ts';
import { useConfirm, useSendConfirmation } from './api/confirm.ts';
import { listPasskeys, useShowPasskey } from './api/passkeys.ts';
import { getSecondFactors } from './api/second-factors.ts';
import { beginAnew } from '../../lib/begin-anew.ts';

interface ConfirmationDialogProps {
  readonly onConfirmed: () => void;
  readonly onClose: () => void;
}

/** Asks who one is: by a passkey where there is one; by a code of the authenticator app where there is one, else by password or by a code to the address of the account. */
export function ConfirmationDialog({ onConfirmed, onClose }: ConfirmationDialogProps) {
  const { t } = useTranslation('account');
  const send = useSendConfirmation();
  const factors = useQuery(getSecondFactors);
  const passkeys = useQuery(listPasskeys);
  return (
    <Dialog open onClose={onClose} title={t('confirm.title')} text={t('confirm.text')}>
      {passkeys.data !== undefined && passkeys.data.items.length > 0 && <ByPasskey onConfirmed={onConfirmed} />}
      <Refusal error={send.error} className="mb-5" />
      {factors.isPending ? (
        <Loading>
          <Skeleton className="h-32" />
        </Loading>
      ) : factors.data?.totp ? (
        <BySecondFactor onConfirmed={onConfirmed} />
      ) : send.data === undefined ? (
        <ByPassword onConfirmed={onConfirmed}>
          <Button look="quiet" size="small" busy={send.isPending} onClick={() => send.mutate()}>
            {t('confirm.byCode')}
          </Button>
        </ByPassword>
      ) : (
        <ByCode email={send.data.email} onConfirmed={onConfirmed} onBack={() => send.reset()} />
      )}
    </Dialog>
  );
}

function ByPasskey({ onConfirmed }: { readonly onConfirmed: () => void }) {
  const { t } = useTranslation('account');
  const show = useShowPasskey();
  const confirm = useConfirm();
  const run = (): void => show.mutate(undefined, { onSuccess: passkey => confirm.mutate({ passkey }, { onSuccess: onConfirmed }) });
  return (
    <div className="mb-5 space-y-4">
      <PasskeyNotice error={show.error ?? confirm.error} />
      <Button className="w-full" busy={show.isPending || confirm.isPending} onClick={run}>
        {t('confirm.byPasskey')}
      </Button>
    </div>
  );
}

const Given = z.object({ password: z.string().min(1).max(200) });

function ByPassword({ onConfirmed, children }: { readonly onConfirmed: () => void; readonly children: React.ReactNode }) {
  const { t } = useTranslation('account');
  const confirm = useConfirm();
  const { register, handleSubmit, formState } = useFormOf(Given, { defaultValues: { password: '' } });
  const submit = handleSubmit(proof => confirm.mutate(proof, { onSuccess: onConfirmed }));
  return (
    <form noValidate className="space-y-5" onSubmit={event => void submit(event)}>
      <SessionNotice error={confirm.error} refused="session.wrongPassword" />
      <PasswordField autoComplete="current-password" problem={formState.errors.password?.message} {...register('password')} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        {children}
        <Button type="submit" busy={confirm.isPending}>
          {t('confirm.action')}
        </Button>
      </div>
    </form>
  );
}

const Proof = z.object({ secondFactor: SecondFactorCode });

function BySecondFactor({ onConfirmed }: { readonly onConfirmed: () => void }) {
  const { t } = useTranslation('account');
  const confirm = useConfirm();
  const { register, handleSubmit, formState } = useFormOf(Proof, { defaultValues: { secondFactor: '' } });
  const submit = handleSubmit(proof => confirm.mutate(proof, { onSuccess: onConfirmed }));
  return (
    <form noValidate className="space-y-5" onSubmit={event => void submit(event)}>
      <SessionNotice error={confirm.error} refused="session.wrongCode" />
      <Field
        label={t('confirm.bySecondFactor')}
        autoComplete="one-time-code"
        problem={formState.errors.secondFactor?.message}
        {...register('secondFactor')}
      />
      <div className="flex justify-end">
        <Button type="submit" busy={confirm.isPending}>
          {t('confirm.action')}
        </Button>
      </div>
    </form>
  );
}

const Entered = z.object({ code: Code });

interface ByCodeProps {
  readonly email: string;
  readonly onConfirmed: () => void;
  readonly onBack: () => void;
}

function ByCode({ email, onConfirmed, onBack }: ByCodeProps) {
  const { t } = useTranslation('account');
  const { t: inSession } = useTranslation();
  const confirm = useConfirm();
  const again = useSendConfirmation();
  const { register, handleSubmit, formState, resetField, setFocus } = useFormOf(Entered, { defaultValues: { code: '' } });
  const submit = handleSubmit(proof => confirm.mutate(proof, { onSuccess: onConfirmed }));
  return (
    <form noValidate className="space-y-5" onSubmit={event => void submit(event)}>
      <p className="text-soft">{t('confirm.codeSent', { email })}</p>
      <SessionNotice error={confirm.error ?? again.error} refused="session.wrongMailedCode" />
      {again.isSuccess && confirm.isIdle && (
        <Notice tone="good" announce>
          {inSession('session.resent')}
        </Notice>
      )}
      <CodeField autoFocus problem={formState.errors.code?.message} {...register('code', { setValueAs: withoutSpaces })} />
      <Button type="submit" className="w-full" busy={confirm.isPending}>
        {t('confirm.action')}
      </Button>
      <div className="flex flex-wrap justify-between gap-2">
        <Button
          look="quiet"
          size="small"
          busy={again.isPending}
          onClick={() => again.mutate(undefined, { onSuccess: () => beginAnew(confirm, { resetField, setFocus }) })}
        >
          {inSession('session.resend')}
        </Button>
        <Button look="quiet" size="small" onClick={onBack}>
          {t('confirm.byPassword')}
        </Button>
      </div>
    </form>
  );
}
