import { type OrganizerForm, OwnOrganizer } from '@event-planner/contracts/organizer';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { listMine } from './list-mine.ts';

interface Saving {
  readonly form: OrganizerForm;
  readonly version: number;
}

export function useSaveOrganizer(organizerId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ form, version }: Saving) =>
      request(`/organizers/${organizerId}`, OwnOrganizer, { method: 'PUT', body: form, ifMatch: version, as: 'caller' }),
    onSuccess: saved => {
      queries.setQueryData(listMine().queryKey, mine => mine && { items: mine.items.map(own => (own.id === saved.id ? saved : own)) });
    },
  });
}
