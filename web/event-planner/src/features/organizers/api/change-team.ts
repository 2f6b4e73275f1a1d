import type { MemberRole } from '@event-planner/contracts/member-role';
import type { InvitationForm } from '@event-planner/contracts/organizer';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { useConfirming } from '../../../lib/confirming.ts';
import { getTeam } from './get-team.ts';
import { listMine } from './list-mine.ts';

export type TeamChange =
  | { readonly kind: 'invite'; readonly form: z.infer<typeof InvitationForm> }
  | { readonly kind: 'revoke'; readonly invitationId: string }
  | { readonly kind: 'resend'; readonly invitationId: string }
  | { readonly kind: 'role'; readonly userId: string; readonly role: MemberRole }
  | { readonly kind: 'remove'; readonly userId: string };

/** Every change of a team; afterwards the team is asked for again, and what one may do oneself: one may have changed that. */
export function useChangeTeam(organizerId: string) {
  const queries = useQueryClient();
  const confirming = useConfirming();
  return useMutation({
    mutationFn: (change: TeamChange) => confirming(() => send(organizerId, change)),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: getTeam(organizerId).queryKey }),
        queries.invalidateQueries({ queryKey: listMine().queryKey }),
      ]),
  });
}

function send(organizerId: string, change: TeamChange): Promise<unknown> {
  const team = `/organizers/${organizerId}`;
  switch (change.kind) {
    case 'invite':
      return request(`${team}/invitations`, z.unknown(), { method: 'POST', body: change.form, as: 'caller' });
    case 'revoke':
      return request(`${team}/invitations/${change.invitationId}`, z.unknown(), { method: 'DELETE', as: 'caller' });
    case 'resend':
      return request(`${team}/invitations/${change.invitationId}/resend`, z.unknown(), { method: 'POST', as: 'caller' });
    case 'role':
      return request(`${team}/members/${change.userId}`, z.unknown(), { method: 'PATCH', body: { role: change.role }, as: 'caller' });
    case 'remove':
      return request(`${team}/members/${change.userId}`, z.unknown(), { method: 'DELETE', as: 'caller' });
  }
}
