import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

interface Answer {
  readonly id: string;
  readonly answer: 'accept' | 'decline';
}

export function useAnswerInvitation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, answer }: Answer) =>
      request(`/organizers/invitations/${id}/${answer}`, z.unknown(), { method: 'POST', as: 'caller' }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['organizers', 'mine'] }),
        queries.invalidateQueries({ queryKey: ['organizers', 'invitations'] }),
      ]),
  });
}
