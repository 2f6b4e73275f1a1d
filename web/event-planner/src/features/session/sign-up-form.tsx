import { Registration } from '@event-planner/contracts/auth';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useRegister } from './api/register.ts';
import { NewPasswordField } from '../../components/new-password-field.tsx';
import { SessionNotice } from '../../components/session-notice.tsx';
import { useFormOf } from '../../lib/faults/use-form-of.ts';

/** Asks for the three things an account needs, and says where the code went. */
export function SignUpForm({ onCodeSent }: { readonly onCodeSent: (email: string) => void }) {
  const { t } = useTranslation();
  const signUp = useRegister();
  const { register, handleSubmit, formState, control } = useFormOf(Registration, { defaultValues: { email: '', name: '', password: '' } });
  const { errors } = formState;
  const [password, name, email] = useWatch({ control, name: ['password', 'name', 'email'] });
  const submit = handleSubmit(registration => signUp.mutate(registration, { onSuccess: sent => onCodeSent(sent.email) }));
  return (
    <form noValidate className="space-y-5" onSubmit={event => void submit(event)}>
      <SessionNotice error={signUp.error} />
      <Field label={t('session.name')} autoComplete="name" problem={errors.name?.message} {...register('name')} />
      <Field label={t('session.email')} type="email" autoComplete="email" problem={errors.email?.message} {...register('email')} />
      <NewPasswordField chosen={password} owner={[name, email]} problem={errors.password?.message} {...register('password')} />
      <Button type="submit" size="large" className="w-full" busy={signUp.isPending}>
        {t('session.signUp')}
      </Button>
    </form>
  );
}
