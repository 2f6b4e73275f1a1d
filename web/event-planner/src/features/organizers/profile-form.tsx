import { OrganizerForm, type OwnOrganizer } from '@event-planner/contracts/organizer';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ChosenList } from '../../components/chosen-list.tsx';
import { Combobox } from '../../components/combobox.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/page-head.tsx';
import { PictureField } from '../../components/picture-field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { isRefusal } from '../../lib/api/api-error.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { countryChoices, currencyChoices, languageChoices } from '../../lib/organizing/choices.ts';
import { useBase } from '../../lib/merging/use-base.ts';
import { mayPlan } from '../../lib/organizing/own-organizer.ts';
import { useFormOf } from '../../lib/faults/use-form-of.ts';
import { useSaveOrganizer } from './api/save-organizer.ts';
import { ColorField } from './color-field.tsx';
import { formOf } from './form-of.ts';
import { ProfileMerge } from './profile-merge.tsx';

const orNull = { setValueAs: (text: string | null) => (text === null || text.trim() === '' ? null : text.trim()) };

/** What visitors see of an organizer. Saved with a button: it is seen by everybody at once. */
export function ProfileForm({ organizer }: { readonly organizer: OwnOrganizer }) {
  const { t } = useTranslation('organizing');
  const { locale } = useFormat();
  const save = useSaveOrganizer(organizer.id);
  const { register, control, handleSubmit, formState, watch, reset } = useFormOf(OrganizerForm, { defaultValues: formOf(organizer) });
  const { errors } = formState;
  const { base, setBase } = useBase(organizer, formState.isDirty, latest => reset(formOf(latest)));
  const onSuccess = (saved: OwnOrganizer): void => {
    setBase(saved);
    reset(formOf(saved));
  };
  const store = (form: OrganizerForm, version: number): void => save.mutate({ form, version }, { onSuccess });
  const submit = handleSubmit(form => store(form, base.version));
  const outdated = isRefusal(save.error, 'version_outdated');
  return (
    <form noValidate onSubmit={event => void submit(event)}>
      <fieldset disabled={!mayPlan(organizer)} className="space-y-6">
        <Panel title={t('settings.texts')}>
          <div className="space-y-5">
            <Field label={t('founding.name')} problem={errors.name?.message} {...register('name')} />
            <TextArea
              label={t('settings.about')}
              hint={t('settings.aboutHint')}
              rows={4}
              problem={errors.about?.message}
              {...register('about')}
            />
            <div className="grid gap-5 sm:grid-cols-2">
              <Field
                label={t('settings.website')}
                type="url"
                placeholder="https://"
                problem={errors.website?.message}
                {...register('website', orNull)}
              />
              <Field
                label={t('settings.contact')}
                type="email"
                hint={t('settings.contactHint')}
                problem={errors.contactEmail?.message}
                {...register('contactEmail', orNull)}
              />
            </div>
          </div>
        </Panel>
        <Panel title={t('settings.look')}>
          <div className="grid gap-6 sm:grid-cols-2">
            {(['logoId', 'bannerId'] as const).map(name => (
              <Controller
                key={name}
                control={control}
                name={name}
                render={({ field }) => (
                  <PictureField
                    organizerId={organizer.id}
                    label={t(`settings.${name}`)}
                    hint={t(`settings.${name}Hint`)}
                    pictureId={field.value ?? null}
                    onChange={field.onChange}
                    frame={name === 'logoId' ? 'size-32' : 'aspect-[3/1] w-full'}
                  />
                )}
              />
            ))}
            <Controller
              control={control}
              name="color"
              render={({ field }) => <ColorField name={watch('name')} value={field.value ?? null} onChange={field.onChange} />}
            />
          </div>
        </Panel>
        <Panel title={t('settings.selling')} text={t('settings.sellingText')}>
          <div className="grid gap-6 sm:grid-cols-2">
            <Controller
              control={control}
              name="currencies"
              render={({ field }) => (
                <ChosenList
                  label={t('settings.currencies')}
                  addLabel={t('settings.addCurrency')}
                  values={field.value}
                  options={currencyChoices(locale)}
                  onChange={field.onChange}
                />
              )}
            />
            <Controller
              control={control}
              name="languages"
              render={({ field }) => (
                <ChosenList
                  label={t('settings.languages')}
                  addLabel={t('settings.addLanguage')}
                  values={field.value}
                  options={languageChoices(locale)}
                  onChange={field.onChange}
                />
              )}
            />
            <Controller
              control={control}
              name="country"
              render={({ field }) => (
                <Combobox label={t('founding.country')} value={field.value} options={countryChoices(locale)} onChoose={field.onChange} />
              )}
            />
          </div>
        </Panel>
        {outdated && save.variables !== undefined ? (
          <ProfileMerge base={base} mine={save.variables.form} onMerged={store} />
        ) : (
          <Refusal error={save.error} labels={{ name: t('founding.name') }} />
        )}
        {save.isSuccess && !formState.isDirty && (
          <Notice tone="good" announce>
            {t('settings.saved')}
          </Notice>
        )}
        <div className="flex justify-end">
          <Button type="submit" busy={save.isPending} disabled={!mayPlan(organizer)}>
            {t('settings.save')}
          </Button>
        </div>
      </fieldset>
    </form>
  );
}
