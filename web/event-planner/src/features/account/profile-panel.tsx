import { MailLanguage } from '@event-planner/contracts/mail-language';
import { type Profile, ProfileForm } from '@event-planner/contracts/profile';
import { useQuery } from '@tanstack/react-query';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Combobox } from '../../components/combobox.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { isRefusal } from '../../lib/api/api-error.ts';
import { browserTimeZone } from '../../lib/format/own-time-zone.ts';
import { languages } from '../../lib/i18n/language.ts';
import { getProfile, useEditProfile } from '../../lib/session/profile.ts';
import { renewSession } from '../../lib/session/session.ts';
import { useFormOf } from '../../lib/faults/use-form-of.ts';
import { ProfilePicture } from './profile-picture.tsx';

export function ProfilePanel() {
  const { t } = useTranslation('account');
  const profile = useQuery(getProfile);
  return (
    <Panel title={t('profile.title')} text={t('profile.text')}>
      {profile.isError && <ErrorView error={profile.error} onRetry={() => void profile.refetch()} />}
      {profile.isPending && (
        <Loading>
          <Skeleton className="h-64" />
        </Loading>
      )}
      {profile.data !== undefined && (
        <div className="grid gap-x-8 gap-y-6 sm:grid-cols-[auto_1fr]">
          <ProfilePicture profile={profile.data} />
          <Form profile={profile.data} />
        </div>
      )}
    </Panel>
  );
}

function Form({ profile: { name, language, timeZone, version } }: { readonly profile: Profile }) {
  const { t } = useTranslation('account');
  const edit = useEditProfile();
  const { register, control, handleSubmit, formState } = useFormOf(ProfileForm, {
    defaultValues: { name, language, timeZone },
    resetOptions: { keepDirtyValues: true },
    values: { name, language, timeZone },
  });
  // What other pages show of the name is in the session.
  const submit = handleSubmit(form => edit.mutate({ form, version }, { onSuccess: () => void renewSession() }));
  const outdated = isRefusal(edit.error, 'version_outdated');
  return (
    <form noValidate className="max-w-md min-w-0 space-y-4" onSubmit={event => void submit(event)}>
      {outdated ? (
        <Notice tone="warning" announce>
          {t('profile.outdated')}
        </Notice>
      ) : (
        <Refusal error={edit.error} />
      )}
      {edit.isSuccess && !formState.isDirty && (
        <Notice tone="good" announce>
          {t('profile.saved')}
        </Notice>
      )}
      <Field label={t('profile.name')} autoComplete="name" problem={formState.errors.name?.message} {...register('name')} />
      <Controller
        name="language"
        control={control}
        render={({ field }) => (
          <SelectField
            label={t('profile.language')}
            value={field.value ?? ''}
            options={[
              { value: '', label: t('profile.asBrowser') },
              ...MailLanguage.options.map(value => ({ value, label: languages[value] })),
            ]}
            onChoose={chosen => field.onChange(MailLanguage.safeParse(chosen).data ?? null)}
          />
        )}
      />
      <Controller
        name="timeZone"
        control={control}
        render={({ field }) => (
          <Combobox
            label={t('profile.timeZone')}
            hint={t('profile.timeZoneHint')}
            value={field.value ?? ''}
            options={[{ value: '', label: t('profile.asBrowserZone', { zone: browserTimeZone() }) }, ...timeZones()]}
            onChoose={chosen => field.onChange(chosen === '' ? null : chosen)}
          />
        )}
      />
      <Button type="submit" look="secondary" busy={edit.isPending}>
        {t('profile.save')}
      </Button>
    </form>
  );
}

const timeZones = () => Intl.supportedValuesOf('timeZone').map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') }));
