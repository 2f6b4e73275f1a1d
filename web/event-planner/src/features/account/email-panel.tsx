import { EmailChange, EmailChangeProof } from '@event-planner/contracts/auth';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { CodeField, withoutSpaces } from '../../components/code-field.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useSession } from '../../lib/session/use-session.ts';
import { useFormOf } from '../../lib/faults/use-form-of.ts';
import { SessionNotice } from '../../components/session-notice.tsx';
import { useBeginEmailChange, useFinishEmailChange } from './api/change.ts';

export function EmailPanel() {
  const { t } = useTranslation('account');
  const session = useSession();
  const begin = useBeginEmailChange();
  const finish = useFinishEmailChange();
  const email = session.status === 'user' ? session.user.email : '';
  return (
    <Panel title={t('email.title')} text={t('email.text', { email })}>
      <div className="max-w-md space-y-4">
        {finish.data !== undefined && (
          <Notice tone="good" announce>
            {t('email.saved', { email: finish.data.email })}
          </Notice>
        )}
        {begin.data === undefined ? (
          <NewAddress begin={begin} onBegin={() => finish.reset()} />
        ) : (
          <Codes old={email} next={begin.data.email} finish={finish} onOver={() => begin.reset()} />
        )}
      </div>
    </Panel>
  );
}

function NewAddress({ begin, onBegin }: { readonly begin: ReturnType<typeof useBeginEmailChange>; readonly onBegin: () => void }) {
  const { t } = useTranslation('account');
  const { register, handleSubmit, formState } = useFormOf(EmailChange, { defaultValues: { email: '' } });
  const submit = handleSubmit(wanted => begin.mutate(wanted, { onSuccess: onBegin }));
  return (
    <form noValidate className="space-y-4" onSubmit={event => void submit(event)}>
      <Refusal error={begin.error} labels={{ email: t('email.new') }} />
      <Field label={t('email.new')} type="email" autoComplete="email" problem={formState.errors.email?.message} {...register('email')} />
      <Button type="submit" look="secondary" busy={begin.isPending}>
        {t('email.send')}
      </Button>
    </form>
  );
}

interface CodesProps {
  readonly old: string;
  readonly next: string;
  readonly finish: ReturnType<typeof useFinishEmailChange>;
  readonly onOver: () => void;
}

function Codes({ old, next, finish, onOver }: CodesProps) {
  const { t } = useTranslation('account');
  const { register, handleSubmit, formState } = useFormOf(EmailChangeProof, { defaultValues: { oldCode: '', newCode: '' } });
  const { errors } = formState;
  const submit = handleSubmit(proof => finish.mutate(proof, { onSuccess: onOver }));
  return (
    <form noValidate className="space-y-4" onSubmit={event => void submit(event)}>
      <p className="text-soft">{t('email.sent', { old, next })}</p>
      <SessionNotice error={finish.error} refused="session.wrongMailedCode" />
      <CodeField
        label={t('email.oldCode', { email: old })}
        autoFocus
        problem={errors.oldCode?.message}
        {...register('oldCode', { setValueAs: withoutSpaces })}
      />
      <CodeField
        label={t('email.newCode', { email: next })}
        problem={errors.newCode?.message}
        {...register('newCode', { setValueAs: withoutSpaces })}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={finish.isPending}>
          {t('email.save')}
        </Button>
        <Button look="quiet" onClick={onOver}>
          {t('email.again')}
        </Button>
      </div>
    </form>
  );
}
