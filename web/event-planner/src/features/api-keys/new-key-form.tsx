import { ApiKeyForm, KeyScope } from '@event-planner/contracts/api-keys';
import { useId } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { CheckField } from '../../components/check-field.tsx';
import { Field } from '../../components/field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useFormOf } from '../../lib/faults/use-form-of.ts';
import type { useCreateKey } from './api/keys.ts';

/** Days; what has an end is the better habit. */
const ends = [30, 90, 365, null] as const;

export function NewKeyForm({ create }: { readonly create: ReturnType<typeof useCreateKey> }) {
  const { t } = useTranslation('organizing');
  const problemId = useId();
  const { register, control, handleSubmit, formState } = useFormOf(ApiKeyForm, {
    defaultValues: { name: '', scopes: [], expiresInDays: 90 },
  });
  const { errors } = formState;
  const submit = handleSubmit(form => create.mutate(form));
  return (
    <form noValidate className="space-y-5" onSubmit={event => void submit(event)}>
      <div className="grid gap-4 sm:grid-cols-[1fr_14rem]">
        <Field
          label={t('keys.name')}
          hint={t('keys.nameHint')}
          autoComplete="off"
          maxLength={200}
          problem={errors.name?.message}
          {...register('name')}
        />
        <Controller
          control={control}
          name="expiresInDays"
          render={({ field }) => (
            <SelectField
              label={t('keys.end')}
              value={String(field.value)}
              options={ends.map(days => ({
                value: String(days),
                label: days === null ? t('keys.never') : t('keys.inDays', { count: days }),
              }))}
              onChoose={value => field.onChange(value === 'null' ? null : Number(value))}
            />
          )}
        />
      </div>
      <Controller
        control={control}
        name="scopes"
        render={({ field }) => (
          <fieldset aria-describedby={errors.scopes && problemId}>
            <legend className="mb-1.5 font-semibold">{t('keys.may')}</legend>
            <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
              {KeyScope.options.map(scope => (
                <CheckField
                  key={scope}
                  label={t(`keys.scope_${scope}`)}
                  hint={t(`keys.scopeText_${scope}`)}
                  checked={field.value.includes(scope)}
                  onCheck={checked => field.onChange(checked ? [...field.value, scope] : field.value.filter(one => one !== scope))}
                />
              ))}
            </div>
            {errors.scopes && (
              <p id={problemId} role="alert" className="mt-1.5 text-sm font-medium text-danger">
                {t('keys.noScope')}
              </p>
            )}
          </fieldset>
        )}
      />
      <Refusal error={create.error} labels={{ name: t('keys.name') }} />
      <Button type="submit" busy={create.isPending}>
        {t('keys.create')}
      </Button>
    </form>
  );
}
