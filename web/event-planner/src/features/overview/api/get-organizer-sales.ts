import { OrganizerSales } from '@event-planner/contracts/sales';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

interface Days {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

export const getOrganizerSales = (organizerId: string, days: Days) =>
  queryOptions({
    queryKey: ['overview', 'sales', organizerId, days],
    queryFn: ({ signal }) => request('/bookings/sales', OrganizerSales, { query: { organizerId, ...days }, as: 'caller', signal }),
    staleTime: 60_000,
  });
