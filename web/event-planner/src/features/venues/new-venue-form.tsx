import { type OwnVenue, VenueForm } from '@event-planner/contracts/venue';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useCreateVenue } from './api/create-venue.ts';
import { type VenueFields, VenueFieldset } from './venue-fields.tsx';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';

interface NewVenueFormProps {
  readonly organizerId: string;
  readonly country: string;
  readonly onMade: (venue: OwnVenue) => void;
}

export function NewVenueForm({ organizerId, country, onMade }: NewVenueFormProps) {
  const { t } = useTranslation('organizing');
  const create = useCreateVenue(organizerId);
  const form = useForm<VenueFields, unknown, VenueForm>({
    resolver: zodResolver(VenueForm),
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
      <Refusal error={create.error} className="mt-5" />
      <div className="mt-6 flex justify-end">
        <Button type="submit" busy={create.isPending}>
          {t('venues.create')}
        </Button>
      </div>
    </form>
  );
}
