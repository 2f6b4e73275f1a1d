import { Credentials } from '@event-planner/contracts/auth';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Button } from '../../components/button.tsx';
import { CheckField } from '../../components/check-field.tsx';
import { Field } from '../../components/field.tsx';
import { PasskeyNotice } from '../../components/passkey-notice.tsx';
import { passkeysWork } from '../../lib/passkeys.ts';
import { useFormOf } from '../../lib/faults/use-form-of.ts';
import type { Admitted } from './api/admitted.ts';
import { useLogInByPasskey } from './api/log-in-by-passkey.ts';
import { useLogIn } from './api/log-in.ts';
import { PasswordField } from '../../components/password-field.tsx';
import { ProviderButtons } from './provider-buttons.tsx';
import { SessionNotice } from '../../components/session-notice.tsx';

const Filled = Credentials.extend({ password: z.string().min(1).max(200), remember: z.boolean() });

interface LogInFormProps {
  /** What was filled in before another way was tried. @default nothing */
  readonly given?: Given | undefined;
  readonly onAdmitted: (admitted: Admitted) => void;
  readonly returnTo: string | undefined;
  /** With what was filled in so far. */
  readonly onOtherWay: (way: 'code' | 'reset', given: Given) => void;
}

export interface Given {
  readonly email: string;
  readonly remember: boolean;
}

/** On success the session is open; whoever shows the form sees it there. */
export function LogInForm({ given, onAdmitted, returnTo, onOtherWay }: LogInFormProps) {
  const { t } = useTranslation();
  const logIn = useLogIn();
  const byPasskey = useLogInByPasskey();
  const { register, handleSubmit, formState, getValues } = useFormOf(Filled, {
    defaultValues: { email: '', remember: true, ...given, password: '' },
  });
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={event => void handleSubmit(credentials => logIn.mutate(credentials, { onSuccess: onAdmitted }))(event)}
    >
      <SessionNotice error={logIn.error} refused="session.wrongCredentials" />
      <Field
        label={t('session.email')}
        type="email"
        autoComplete="username"
        autoFocus={given !== undefined}
        problem={formState.errors.email?.message}
        {...register('email')}
      />
      <div>
        <PasswordField autoComplete="current-password" problem={formState.errors.password?.message} {...register('password')} />
        <Button look="quiet" size="small" className="mt-1 -ms-3" onClick={() => onOtherWay('reset', getValues())}>
          {t('session.forgot')}
        </Button>
      </div>
      <CheckField label={t('session.remember')} hint={t('session.rememberHint')} {...register('remember')} />
      <Button type="submit" size="large" className="w-full" busy={logIn.isPending}>
        {t('session.logIn')}
      </Button>
      <PasskeyNotice error={byPasskey.error} />
      {passkeysWork() && (
        <Button look="secondary" className="w-full" busy={byPasskey.isPending} onClick={() => byPasskey.mutate(getValues('remember'))}>
          {t('session.byPasskey')}
        </Button>
      )}
      <Button look="secondary" className="w-full" onClick={() => onOtherWay('code', getValues())}>
        {t('session.byCode')}
      </Button>
      <ProviderButtons returnTo={returnTo} isRemembered={() => getValues('remember')} />
    </form>
  );
}
