import { MoneyDays } from '@event-planner/contracts/balance';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import type { Range } from '../range.ts';

export const getDays = (organizerId: string, range: Range) =>
  queryOptions({
    queryKey: ['money', 'days', organizerId, range],
    queryFn: ({ signal }) => request(`/payments/organizers/${organizerId}/days`, MoneyDays, { query: { ...range }, as: 'caller', signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
