import type { VenueForm } from '@event-planner/contracts/venue';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Combobox } from '../../components/combobox.tsx';
import { Field } from '../../components/field.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { countryChoices, zoneChoices } from '../../lib/organizing/choices.ts';
import { serverNow } from '../../lib/server-clock.ts';
import type { z } from 'zod';
import { HereButton } from './here-button.tsx';

export type VenueFields = z.input<typeof VenueForm>;

const number = { setValueAs: (text: string | number) => (text === '' ? Number.NaN : Number(String(text).replace(',', '.'))) };
const numberOrNull = { setValueAs: (text: string | number | null) => (text === '' || text === null ? null : Number(text)) };

export function VenueFieldset({ form }: { readonly form: UseFormReturn<VenueFields, unknown, VenueForm> }) {
  const { t } = useTranslation('organizing');
  const { locale } = useFormat();
  const { register, control, formState, setValue } = form;
  const { errors } = formState;
  return (
    <div className="space-y-5">
      <Field label={t('venues.name')} problem={errors.name?.message} {...register('name')} />
      <Field label={t('venues.address')} hint={t('venues.addressHint')} problem={errors.address?.message} {...register('address')} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t('venues.city')} problem={errors.city?.message} {...register('city')} />
        <Controller
          control={control}
          name="country"
          render={({ field }) => (
            <Combobox
              ref={field.ref}
              label={t('founding.country')}
              value={field.value}
              options={countryChoices(locale)}
              onChoose={field.onChange}
            />
          )}
        />
        <Controller
          control={control}
          name="timeZone"
          render={({ field }) => (
            <Combobox
              ref={field.ref}
              label={t('schedule.timeZone')}
              hint={t('venues.zoneHint')}
              value={field.value}
              options={zoneChoices(new Date(serverNow()))}
              problem={errors.timeZone?.message}
              onChoose={field.onChange}
            />
          )}
        />
        <Field
          label={t('venues.capacity')}
          hint={t('venues.capacityHint')}
          inputMode="numeric"
          problem={errors.capacity && t('problems.number', { min: 1, max: 1_000_000 })}
          {...register('capacity', numberOrNull)}
        />
      </div>
      <fieldset>
        <legend className="mb-1.5 font-semibold">{t('venues.position')}</legend>
        <div className="grid items-start gap-4 sm:grid-cols-[1fr_1fr_auto]">
          <Field
            label={t('venues.latitude')}
            inputMode="decimal"
            placeholder="52.51"
            problem={errors.latitude && t('venues.latitudeProblem')}
            {...register('latitude', number)}
          />
          <Field
            label={t('venues.longitude')}
            inputMode="decimal"
            placeholder="13.40"
            problem={errors.longitude && t('venues.longitudeProblem')}
            {...register('longitude', number)}
          />
          <HereButton
            onFound={({ latitude, longitude }) => {
              setValue('latitude', latitude, { shouldDirty: true, shouldValidate: true });
              setValue('longitude', longitude, { shouldDirty: true, shouldValidate: true });
            }}
          />
        </div>
        <p className="mt-1.5 text-sm text-soft">{t('venues.positionHint')}</p>
      </fieldset>
      <TextArea
        label={t('venues.accessibility')}
        hint={t('venues.accessibilityHint')}
        problem={errors.accessibility?.message}
        {...register('accessibility')}
      />
    </div>
  );
}
