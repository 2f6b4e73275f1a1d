import { OwnVenue, type VenueForm } from '@event-planner/contracts/venue';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { getVenue } from './get-venue.ts';

interface Saving {
  readonly form: VenueForm;
  readonly version: number;
}

export function useSaveVenue(venueId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ form, version }: Saving) =>
      request(`/venues/${venueId}`, OwnVenue, { method: 'PUT', body: form, ifMatch: version, as: 'caller' }),
    onSuccess: saved => {
      queries.setQueryData(getVenue(venueId).queryKey, saved);
      return queries.invalidateQueries({ queryKey: ['venues', 'list'] });
    },
  });
}
