import { PasswordReset } from '@event-planner/contracts/auth';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { AnotherCode } from './another-code.tsx';
import type { Admitted } from './api/admitted.ts';
import { useResetPassword } from './api/reset-password.ts';
import { CodeField, withoutSpaces } from '../../components/code-field.tsx';
import { NewPasswordField } from '../../components/new-password-field.tsx';
import { SessionNotice } from '../../components/session-notice.tsx';
import { useFormOf } from '../../lib/faults/use-form-of.ts';
import { beginAnew } from '../../lib/begin-anew.ts';

interface ResetFormProps {
  readonly email: string;
  readonly onAdmitted: (admitted: Admitted) => void;
  readonly onOtherEmail: () => void;
}

/** The code from the mail and the new password together: it is good once, and nobody types it for nothing. */
export function ResetForm({ email, onAdmitted, onOtherEmail }: ResetFormProps) {
  const { t } = useTranslation();
  const reset = useResetPassword();
  const { register, handleSubmit, formState, control, resetField, setFocus } = useFormOf(PasswordReset, {
    defaultValues: { email, code: '', password: '' },
  });
  const { errors } = formState;
  const password = useWatch({ control, name: 'password' });
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={event => void handleSubmit(given => reset.mutate(given, { onSuccess: onAdmitted }))(event)}
    >
      <p className="text-soft">{t('session.sentIfAny', { email })}</p>
      <SessionNotice error={reset.error} refused="session.wrongMailedCode" />
      {/* For the browser's own memory of passwords. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <CodeField autoFocus problem={errors.code?.message} {...register('code', { setValueAs: withoutSpaces })} />
      <NewPasswordField
        label={t('session.newPassword')}
        chosen={password}
        owner={[email]}
        problem={errors.password?.message}
        {...register('password')}
      />
      <Button type="submit" size="large" className="w-full" busy={reset.isPending}>
        {t('session.setPassword')}
      </Button>
      <AnotherCode use="reset" email={email} isUntried={reset.isIdle} onSent={() => beginAnew(reset, { resetField, setFocus })}>
        <Button look="quiet" size="small" onClick={onOtherEmail}>
          {t('session.otherEmail')}
        </Button>
      </AnotherCode>
    </form>
  );
}
