import { InvitationForm } from '@event-planner/contracts/organizer';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useFormOf } from '../../lib/faults/use-form-of.ts';
import { useChangeTeam } from './api/change-team.ts';
import { roles } from './roles.ts';

export function InviteForm({ organizerId }: { readonly organizerId: string }) {
  const { t } = useTranslation('organizing');
  const change = useChangeTeam(organizerId);
  const { register, control, handleSubmit, formState, reset, watch } = useFormOf(InvitationForm, {
    defaultValues: { email: '', role: 'manager' as const },
  });
  const submit = handleSubmit(form => change.mutate({ kind: 'invite', form }, { onSuccess: () => reset() }));
  return (
    <form noValidate className="mt-5 border-t border-line pt-5" onSubmit={event => void submit(event)}>
      <h3 className="mb-4 font-semibold">{t('team.inviteTitle')}</h3>
      <div className="grid items-start gap-4 sm:grid-cols-[1fr_12rem_auto]">
        <Field label={t('team.email')} type="email" autoComplete="off" problem={formState.errors.email?.message} {...register('email')} />
        <Controller
          control={control}
          name="role"
          render={({ field }) => (
            <SelectField
              label={t('team.role')}
              className="[&>label]:text-base"
              value={field.value}
              options={roles.map(role => ({ value: role, label: t(`roles.${role}`) }))}
              onChoose={field.onChange}
            />
          )}
        />
        <Button type="submit" busy={change.isPending} className="sm:mt-7.5">
          {t('team.invite')}
        </Button>
      </div>
      <p className="mt-3 text-sm text-soft">{t(`roles.${watch('role')}Text`)}</p>
      <Refusal error={change.error} className="mt-4" />
      {change.isSuccess && (
        <Notice tone="good" announce className="mt-4">
          {t('team.sent')}
        </Notice>
      )}
    </form>
  );
}
