import { Verification } from '@event-planner/contracts/auth';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { useSendCode } from './api/send-code.ts';
import { useVerifyCode } from './api/verify-code.ts';
import { SessionNotice } from './session-notice.tsx';

/** Six digits from the mail. One field, so that pasting and the phone's own suggestion work. */
export function CodeForm({ email, onOtherEmail }: { readonly email: string; readonly onOtherEmail: () => void }) {
  const { t } = useTranslation();
  const verify = useVerifyCode();
  const again = useSendCode();
  const { register, handleSubmit, formState } = useForm({ resolver: zodResolver(Verification), defaultValues: { email, code: '' } });
  return (
    <form noValidate className="space-y-5" onSubmit={event => void handleSubmit(verification => verify.mutate(verification))(event)}>
      <p className="text-soft">{t('session.codeText', { email })}</p>
      <SessionNotice error={verify.error ?? again.error} refused="session.wrongCode" />
      {again.isSuccess && verify.isIdle && (
        <Notice tone="good" announce>
          {t('session.resent')}
        </Notice>
      )}
      <Field
        label={t('session.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        placeholder="······"
        problem={formState.errors.code && t('problem.code')}
        className="[&_input]:min-h-14 [&_input]:text-center [&_input]:text-3xl [&_input]:tracking-[0.4em] [&_input]:tabular-nums"
        {...register('code', { setValueAs: (text: string) => text.replaceAll(/\s/g, '') })}
      />
      <Button type="submit" size="large" className="w-full" busy={verify.isPending}>
        {t('session.verify')}
      </Button>
      <div className="flex flex-wrap justify-between gap-2">
        <Button
          look="quiet"
          size="small"
          busy={again.isPending}
          onClick={() => again.mutate({ email }, { onSuccess: () => verify.reset() })}
        >
          {t('session.resend')}
        </Button>
        <Button look="quiet" size="small" onClick={onOtherEmail}>
          {t('session.otherEmail')}
        </Button>
      </div>
    </form>
  );
}
