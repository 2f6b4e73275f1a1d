import { Verification } from '@event-planner/contracts/auth';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { AnotherCode } from './another-code.tsx';
import type { Admitted } from './api/admitted.ts';
import { useVerifyCode } from './api/verify-code.ts';
import { CodeField, withoutSpaces } from '../../components/code-field.tsx';
import { SessionNotice } from '../../components/session-notice.tsx';
import { useFormOf } from '../../lib/faults/use-form-of.ts';
import { beginAnew } from '../../lib/begin-anew.ts';

interface CodeFormProps {
  readonly email: string;
  readonly use: 'register' | 'sign_in';
  readonly remember?: boolean;
  readonly onAdmitted: (admitted: Admitted) => void;
  readonly onOtherEmail: () => void;
}

/** On success the session is open; whoever shows the form sees it there. */
export function CodeForm({ email, use, remember, onAdmitted, onOtherEmail }: CodeFormProps) {
  const { t } = useTranslation();
  const verify = useVerifyCode(use);
  const { register, handleSubmit, formState, resetField, setFocus } = useFormOf(Verification, {
    defaultValues: { email, code: '', ...(remember !== undefined && { remember }) },
  });
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={event => void handleSubmit(verification => verify.mutate(verification, { onSuccess: onAdmitted }))(event)}
    >
      <p className="text-soft">{t(use === 'register' ? 'session.codeText' : 'session.sentIfAny', { email })}</p>
      <SessionNotice error={verify.error} refused="session.wrongMailedCode" />
      <CodeField autoFocus problem={formState.errors.code?.message} {...register('code', { setValueAs: withoutSpaces })} />
      <Button type="submit" size="large" className="w-full" busy={verify.isPending}>
        {t(use === 'register' ? 'session.verify' : 'session.logIn')}
      </Button>
      <AnotherCode use={use} email={email} isUntried={verify.isIdle} onSent={() => beginAnew(verify, { resetField, setFocus })}>
        <Button look="quiet" size="small" onClick={onOtherEmail}>
          {t(use === 'register' ? 'session.backToForm' : 'session.otherEmail')}
        </Button>
      </AnotherCode>
    </form>
  );
}
