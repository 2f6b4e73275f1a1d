import { Order } from '@event-planner/contracts/orders';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { getOrder, orderPath } from './get-order.ts';

/** What the server answers is what is shown from then on. */
function useOrderAct<Input>(eventId: string, id: string, mutationFn: (input: Input) => Promise<Order>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: order => {
      queries.setQueryData(getOrder(eventId, id).queryKey, order);
      void queries.invalidateQueries({ queryKey: ['orders', 'list'] });
      void queries.invalidateQueries({ queryKey: ['attendees'] });
    },
  });
}

/** Whether the order's tickets let nobody in for the time being. */
export const useBlockTickets = (eventId: string, id: string) =>
  useOrderAct(eventId, id, (blocked: boolean) =>
    request(`${orderPath(eventId, id)}/block`, Order, { method: 'PUT', body: { blocked }, as: 'caller' }),
  );

/** Ends the tickets of an order whose payment the bank has taken back for good. */
export const useLostPayment = (eventId: string, id: string) =>
  useOrderAct<void>(eventId, id, () => request(`${orderPath(eventId, id)}/lost-payment`, Order, { method: 'POST', as: 'caller' }));
