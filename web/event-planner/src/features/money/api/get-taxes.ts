import { type TaxPeriod, TaxReport } from '@event-planner/contracts/balance';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import type { Range } from '../range.ts';

export type TaxWanted = Range & { readonly by: TaxPeriod };

export const getTaxes = (organizerId: string, wanted: TaxWanted) =>
  queryOptions({
    queryKey: ['money', 'taxes', organizerId, wanted],
    queryFn: ({ signal }) =>
      request(`/payments/organizers/${organizerId}/taxes`, TaxReport, { query: { ...wanted }, as: 'caller', signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
