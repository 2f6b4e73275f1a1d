import { NewPassword } from '@event-planner/contracts/auth';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/page-head.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useChangePassword } from './api/change.ts';

export function PasswordPanel() {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  const change = useChangePassword();
  const { register, handleSubmit, formState, reset } = useForm({ resolver: zodResolver(NewPassword), defaultValues: { password: '' } });
  const submit = handleSubmit(given => change.mutate(given, { onSuccess: () => reset() }));
  return (
    <Panel title={t('password.title')} text={t('password.text')}>
      <form noValidate className="max-w-md space-y-4" onSubmit={event => void submit(event)}>
        <Refusal error={change.error} />
        {change.isSuccess && (
          <Notice tone="good" announce>
            {t('password.saved')}
          </Notice>
        )}
        <PasswordField
          label={t('password.new')}
          autoComplete="new-password"
          hint={common('session.passwordHint')}
          problem={formState.errors.password && common('problem.password')}
          {...register('password')}
        />
        <Button type="submit" look="secondary" busy={change.isPending}>
          {t('password.save')}
        </Button>
      </form>
    </Panel>
  );
}
