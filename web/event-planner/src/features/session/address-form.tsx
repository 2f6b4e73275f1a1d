import { CodeRequest } from '@event-planner/contracts/auth';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { type CodeUse, useSendCode } from './api/send-code.ts';
import { SessionNotice } from '../../components/session-notice.tsx';
import { useFormOf } from '../../lib/faults/use-form-of.ts';

interface AddressFormProps {
  readonly use: CodeUse;
  readonly email: string;
  readonly text?: string;
  readonly onSent: (email: string) => void;
  readonly onBack: () => void;
}

/** Where the code is to go. */
export function AddressForm({ use, email, text, onSent, onBack }: AddressFormProps) {
  const { t } = useTranslation();
  const send = useSendCode(use);
  const { register, handleSubmit, formState } = useFormOf(CodeRequest, { defaultValues: { email } });
  const submit = handleSubmit(wanted => send.mutate(wanted, { onSuccess: sent => onSent(sent.email) }));
  return (
    <form noValidate className="space-y-5" onSubmit={event => void submit(event)}>
      {text !== undefined && <p className="text-soft">{text}</p>}
      <SessionNotice error={send.error} />
      <Field
        label={t('session.email')}
        type="email"
        autoComplete="username"
        autoFocus
        problem={formState.errors.email?.message}
        {...register('email')}
      />
      <Button type="submit" size="large" className="w-full" busy={send.isPending}>
        {t('session.sendCode')}
      </Button>
      <Button look="quiet" size="small" onClick={onBack}>
        {t('session.byPassword')}
      </Button>
    </form>
  );
}
