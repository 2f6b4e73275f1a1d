import { CampaignReport } from '@event-planner/contracts/coupon';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getReport = (id: string, range: { readonly from: string; readonly to: string; readonly timeZone: string }) =>
  queryOptions({
    queryKey: ['coupons', 'report', id, range],
    queryFn: ({ signal }) => request(`/bookings/campaigns/${id}/report`, CampaignReport, { query: range, as: 'caller', signal }),
    staleTime: 30_000,
  });
