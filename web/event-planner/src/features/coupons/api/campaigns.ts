import { Campaign, CampaignPage } from '@event-planner/contracts/coupon';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const listCampaigns = (organizerId: string) =>
  infiniteQueryOptions({
    queryKey: ['coupons', 'list', organizerId],
    queryFn: ({ pageParam, signal }) =>
      request('/bookings/campaigns', CampaignPage, { query: { organizerId, limit: 50, cursor: pageParam }, as: 'caller', signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });

export const getCampaign = (id: string) =>
  queryOptions({
    queryKey: ['coupons', 'campaign', id],
    queryFn: ({ signal }) => request(`/bookings/campaigns/${id}`, Campaign, { as: 'caller', signal }),
  });
