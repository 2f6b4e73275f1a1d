import { SecondFactorProof } from '@event-planner/contracts/auth';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { isRefusal } from '../../lib/api/api-error.ts';
import { useFormOf } from '../../lib/faults/use-form-of.ts';
import { useSecondFactor } from './api/second-factor.ts';
import { SessionNotice } from '../../components/session-notice.tsx';

/** A code of the authenticator app, or one that was written down. Whose ticket has ended begins again. */
export function SecondFactorForm({ ticket, onBack }: { readonly ticket: string; readonly onBack: () => void }) {
  const { t } = useTranslation();
  const verify = useSecondFactor();
  const { register, handleSubmit, formState } = useFormOf(SecondFactorProof, { defaultValues: { ticket, code: '' } });
  const isOver = isRefusal(verify.error, 'session_ended');
  return (
    <form noValidate className="space-y-5" onSubmit={event => void handleSubmit(proof => verify.mutate(proof))(event)}>
      <p className="text-soft">{t('session.secondFactorText')}</p>
      {isOver ? <SessionNotice error={verify.error} /> : <SessionNotice error={verify.error} refused="session.wrongCode" />}
      <Field
        label={t('session.secondFactor')}
        autoComplete="one-time-code"
        autoFocus
        problem={formState.errors.code?.message}
        {...register('code')}
      />
      <Button type="submit" size="large" className="w-full" busy={verify.isPending} disabled={isOver}>
        {t('session.logIn')}
      </Button>
      <Button look="quiet" size="small" onClick={onBack}>
        {t('session.byPassword')}
      </Button>
    </form>
  );
}
