import { PaymentConfig } from '@event-planner/contracts/payment';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getPaymentConfig = () =>
  queryOptions({
    queryKey: ['payments', 'config'],
    queryFn: ({ signal }) => request('/payments/config', PaymentConfig, { as: 'caller', signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
