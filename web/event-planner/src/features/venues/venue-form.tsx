import { type OwnVenue, VenueForm } from '@event-planner/contracts/venue';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { isRefusal } from '../../lib/api/api-error.ts';
import { useBase } from '../../lib/merging/use-base.ts';
import { useFormOf } from '../../lib/faults/use-form-of.ts';
import { useSaveVenue } from './api/save-venue.ts';
import { formOf } from './form-of.ts';
import { VenueFieldset } from './venue-fields.tsx';
import { VenueMerge } from './venue-merge.tsx';

export function EditVenueForm({ venue, readOnly }: { readonly venue: OwnVenue; readonly readOnly: boolean }) {
  const { t } = useTranslation('organizing');
  const save = useSaveVenue(venue.id);
  const form = useFormOf(VenueForm, { defaultValues: formOf(venue) });
  const { base, setBase } = useBase(venue, form.formState.isDirty, latest => form.reset(formOf(latest)));
  const onSuccess = (saved: OwnVenue): void => {
    setBase(saved);
    form.reset(formOf(saved));
  };
  const store = (next: VenueForm, version: number): void => save.mutate({ form: next, version }, { onSuccess });
  const submit = form.handleSubmit(next => store(next, base.version));
  const outdated = isRefusal(save.error, 'version_outdated');
  return (
    <form noValidate onSubmit={event => void submit(event)}>
      <fieldset disabled={readOnly}>
        <VenueFieldset form={form} />
        {outdated && save.variables !== undefined ? (
          <VenueMerge base={base} mine={save.variables.form} onMerged={store} />
        ) : (
          <Refusal error={save.error} labels={{ name: t('venues.name'), capacity: t('venues.capacity') }} className="mt-5" />
        )}
        {save.isSuccess && !form.formState.isDirty && (
          <Notice tone="good" announce className="mt-5">
            {t('venues.saved')}
          </Notice>
        )}
        {!readOnly && (
          <div className="mt-6 flex justify-end">
            <Button type="submit" busy={save.isPending}>
              {t('frame.save')}
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}
