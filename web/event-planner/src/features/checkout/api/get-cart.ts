import { Cart } from '@event-planner/contracts/cart';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** All that this browser and its user hold and have not paid. */
export const getCart = () =>
  queryOptions({
    queryKey: ['cart'],
    queryFn: ({ signal }) => request('/bookings/cart', Cart, { as: 'caller', cart: true, signal }),
    staleTime: 10_000,
  });
