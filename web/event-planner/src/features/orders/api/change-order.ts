import { Order, type OrderChange } from '@event-planner/contracts/orders';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { getOrder, orderPath } from './get-order.ts';

type Act = { readonly change: OrderChange } | 'resend';

/** Mends an order, or mails its tickets again. What the server answers is what is shown from then on. */
export function useChangeOrder(eventId: string, id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: Act) =>
      act === 'resend'
        ? request(`${orderPath(eventId, id)}/resend`, Order, { method: 'POST', as: 'caller' })
        : request(orderPath(eventId, id), Order, { method: 'PATCH', body: act.change, as: 'caller' }),
    onSuccess: order => {
      queries.setQueryData(getOrder(eventId, id).queryKey, order);
      void queries.invalidateQueries({ queryKey: ['orders', 'list'] });
      void queries.invalidateQueries({ queryKey: ['attendees'] });
    },
  });
}
