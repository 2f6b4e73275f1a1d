import { OwnVenue, type VenueForm } from '@event-planner/contracts/venue';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { listVenues } from './list-venues.ts';

export function useCreateVenue(organizerId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: VenueForm) => request(`/organizers/${organizerId}/venues`, OwnVenue, { method: 'POST', body, as: 'caller' }),
    onSuccess: made => {
      queries.setQueryData(listVenues(organizerId).queryKey, list => list && { items: [...list.items, made] });
    },
  });
}
