import { type OwnVenue, VenueForm } from '@event-planner/contracts/venue';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { isRefusal } from '../../lib/api/api-error.ts';
import { useSaveVenue } from './api/save-venue.ts';
import { formOf } from './form-of.ts';
import { type VenueFields, VenueFieldset } from './venue-fields.tsx';
import { VenueMerge } from './venue-merge.tsx';

export function EditVenueForm({ venue, readOnly }: { readonly venue: OwnVenue; readonly readOnly: boolean }) {
  const { t } = useTranslation('organizing');
  const save = useSaveVenue(venue.id);
  const form = useForm<VenueFields, unknown, VenueForm>({ resolver: zodResolver(VenueForm), defaultValues: formOf(venue) });
  const store = (next: VenueForm, version: number): void =>
    save.mutate({ form: next, version }, { onSuccess: saved => form.reset(formOf(saved)) });
  const submit = form.handleSubmit(next => store(next, venue.version));
  const outdated = isRefusal(save.error, 'version_outdated');
  return (
    <form noValidate onSubmit={event => void submit(event)}>
      <fieldset disabled={readOnly}>
        <VenueFieldset form={form} />
        {outdated ? (
          <VenueMerge base={venue} mine={VenueForm.parse(form.watch())} onMerged={store} />
        ) : (
          <Refusal error={save.error} className="mt-5" />
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
