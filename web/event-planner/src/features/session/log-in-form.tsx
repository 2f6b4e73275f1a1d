import { Credentials } from '@event-planner/contracts/auth';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useLogIn } from './api/log-in.ts';
import { PasswordField } from './password-field.tsx';
import { SessionNotice } from './session-notice.tsx';

const Filled = Credentials.extend({ password: z.string().min(1).max(200) });

/** On success the session is open; whoever shows the form sees it there. */
export function LogInForm() {
  const { t } = useTranslation();
  const logIn = useLogIn();
  const { register, handleSubmit, formState } = useForm({ resolver: zodResolver(Filled), defaultValues: { email: '', password: '' } });
  return (
    <form noValidate className="space-y-5" onSubmit={event => void handleSubmit(credentials => logIn.mutate(credentials))(event)}>
      <SessionNotice error={logIn.error} refused="session.wrongCredentials" />
      <Field
        label={t('session.email')}
        type="email"
        autoComplete="username"
        problem={formState.errors.email && t('problem.email')}
        {...register('email')}
      />
      <PasswordField
        autoComplete="current-password"
        problem={formState.errors.password && t('problem.required')}
        {...register('password')}
      />
      <Button type="submit" size="large" className="w-full" busy={logIn.isPending}>
        {t('session.logIn')}
      </Button>
    </form>
  );
}
