import { NewPassword } from '@event-planner/contracts/auth';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/page-head.tsx';
import { NewPasswordField } from '../../components/new-password-field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { SessionNotice } from '../../components/session-notice.tsx';
import { isRefusal } from '../../lib/api/api-error.ts';
import { useSession } from '../../lib/session/use-session.ts';
import { useFormOf } from '../../lib/faults/use-form-of.ts';
import { useChangePassword } from './api/change.ts';

export function PasswordPanel() {
  const { t } = useTranslation('account');
  const change = useChangePassword();
  const session = useSession();
  const { register, handleSubmit, formState, reset, control } = useFormOf(NewPassword, { defaultValues: { password: '' } });
  const password = useWatch({ control, name: 'password' });
  const submit = handleSubmit(given => change.mutate(given, { onSuccess: () => reset() }));
  return (
    <Panel title={t('password.title')} text={t('password.text')}>
      <form noValidate className="max-w-md space-y-4" onSubmit={event => void submit(event)}>
        {isRefusal(change.error, 'password_weak') ? (
          <SessionNotice error={change.error} />
        ) : (
          <Refusal error={change.error} labels={{ password: t('password.new') }} />
        )}
        {change.isSuccess && (
          <Notice tone="good" announce>
            {t('password.saved')}
          </Notice>
        )}
        <NewPasswordField
          label={t('password.new')}
          chosen={password}
          owner={session.status === 'user' ? [session.user.name, session.user.email] : []}
          problem={formState.errors.password?.message}
          {...register('password')}
        />
        <Button type="submit" look="secondary" busy={change.isPending}>
          {t('password.save')}
        </Button>
      </form>
    </Panel>
  );
}
