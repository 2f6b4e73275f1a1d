import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

/** By its owner, or by who has the link of the mail. */
export function useDeclineOffer(id: string, token?: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      request(`/bookings/waiting-entries/${encodeURIComponent(id)}/decline`, z.unknown(), {
        method: 'POST',
        body: token === undefined ? {} : { token },
        as: 'caller',
      }),
    onSuccess: () =>
      // What was kept is in the cart as well.
      Promise.all([queries.invalidateQueries({ queryKey: ['waiting-list', 'own'] }), queries.invalidateQueries({ queryKey: ['cart'] })]),
  });
}
