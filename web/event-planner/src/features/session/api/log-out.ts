import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { forgetDoor } from '../../../lib/door/forget.ts';
import { closeSession } from '../../../lib/session/session.ts';

/** Logged out here even if the server cannot be told: its side ends with the cookie. */
export function useLogOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => request('/auth/logout', z.unknown(), { method: 'POST', as: 'caller' }),
    onSettled: async () => {
      closeSession();
      await forgetDoor();
      queries.removeQueries({ predicate: query => query.queryKey[0] !== 'events' });
    },
  });
}
