import { OrganizerForm, type OwnOrganizer } from '@event-planner/contracts/organizer';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Combobox } from '../../components/combobox.tsx';
import { Field } from '../../components/field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { countryChoices, currencyChoices } from '../../lib/organizing/choices.ts';
import { useFormOf } from '../../lib/faults/use-form-of.ts';
import { useFoundOrganizer } from './api/found-organizer.ts';
import { usualCurrency } from './usual-currency.ts';

/** Three things one cannot sell without; all else can wait. */
export function FoundingForm({ onFounded }: { readonly onFounded: (organizer: OwnOrganizer) => void }) {
  const { t, i18n } = useTranslation('organizing');
  const { locale } = useFormat();
  const found = useFoundOrganizer();
  const country = new Intl.Locale(locale).region ?? 'DE';
  const { register, control, handleSubmit, formState, setValue } = useFormOf(OrganizerForm, {
    defaultValues: { name: '', country, currencies: [usualCurrency(country)], languages: [i18n.language] },
  });
  const submit = handleSubmit(form => found.mutate(form, { onSuccess: onFounded }));
  return (
    <form noValidate className="space-y-5" onSubmit={event => void submit(event)}>
      <Refusal error={found.error} labels={{ name: t('founding.name') }} />
      <Field
        label={t('founding.name')}
        hint={t('founding.nameHint')}
        autoComplete="organization"
        problem={formState.errors.name?.message}
        {...register('name')}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Controller
          control={control}
          name="country"
          render={({ field }) => (
            <Combobox
              ref={field.ref}
              label={t('founding.country')}
              value={field.value}
              options={countryChoices(locale)}
              problem={formState.errors.country?.message}
              onChoose={chosen => {
                field.onChange(chosen);
                setValue('currencies', [usualCurrency(chosen)]);
              }}
            />
          )}
        />
        <Controller
          control={control}
          name="currencies"
          render={({ field }) => (
            <Combobox
              ref={field.ref}
              label={t('founding.currency')}
              hint={t('founding.currencyHint')}
              value={field.value[0] ?? ''}
              options={currencyChoices(locale)}
              onChoose={chosen => field.onChange([chosen])}
            />
          )}
        />
      </div>
      <Button type="submit" size="large" busy={found.isPending}>
        {t('founding.submit')}
      </Button>
    </form>
  );
}
