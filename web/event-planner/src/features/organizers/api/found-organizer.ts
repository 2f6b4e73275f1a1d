import { type OrganizerForm, OwnOrganizer } from '@event-planner/contracts/organizer';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { listMine } from './list-mine.ts';

export function useFoundOrganizer() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: OrganizerForm) => request('/organizers', OwnOrganizer, { method: 'POST', body, as: 'caller' }),
    onSuccess: founded => {
      queries.setQueryData(listMine().queryKey, mine => ({ items: [...(mine?.items ?? []), founded] }));
    },
  });
}
