import { type OwnVenue, VenueForm } from '@event-planner/contracts/venue';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useCreateVenue } from './api/create-venue.ts';
import { VenueFieldset } from './venue-fields.tsx';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';
import { useFormOf } from '../../lib/faults/use-form-of.ts';

interface NewVenueFormProps {
  readonly organizerId: string;
  readonly country: string;
  readonly onMade: (venue: OwnVenue) => void;
}

export function NewVenueForm({ organizerId, country, onMade }: NewVenueFormProps) {
  const { t } = useTranslation('organizing');
  const create = useCreateVenue(organizerId);
  const form = useFormOf(VenueForm, {
    defaultValues: { name: '', address: '', city: '', country, timeZone: ownTimeZone(), accessibility: '', capacity: null },
  });
  const submit = form.handleSubmit(venue => create.mutate(venue, { onSuccess: onMade }));
  return (
    <form
      noValidate
      onSubmit={event => {
        // It may stand inside another form's dialog, which is no business of this one.
        event.stopPropagation();
        void submit(event);
      }}
    >
      <VenueFieldset form={form} />
      <Refusal error={create.error} labels={{ name: t('venues.name'), capacity: t('venues.capacity') }} className="mt-5" />
      <div className="mt-6 flex justify-end">
        <Button type="submit" busy={create.isPending}>
          {t('venues.create')}
        </Button>
      </div>
    </form>
  );
}
