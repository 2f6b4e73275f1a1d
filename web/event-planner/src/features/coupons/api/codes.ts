import { CodeFate, CodesMade, CouponCodePage } from '@event-planner/contracts/coupon';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request, requestFile } from '../../../lib/api/request.ts';
import { saveFile } from '../../../lib/save-file.ts';

export const listCodes = (campaignId: string) =>
  infiniteQueryOptions({
    queryKey: ['coupons', 'codes', campaignId],
    queryFn: ({ pageParam, signal }) =>
      request(`/bookings/campaigns/${campaignId}/codes`, CouponCodePage, { query: { limit: 20, cursor: pageParam }, as: 'caller', signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });

export const findCode = (organizerId: string, code: string) =>
  queryOptions({
    queryKey: ['coupons', 'search', organizerId, code],
    queryFn: ({ signal }) => request('/bookings/coupons', CodeFate, { query: { organizerId, code }, as: 'caller', signal }),
  });

export type NewCodes = { readonly code: string } | { readonly count: number; readonly prefix: string };

export function useAddCodes(campaignId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewCodes) => request(`/bookings/campaigns/${campaignId}/codes`, CodesMade, { method: 'POST', body, as: 'caller' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['coupons'] }),
  });
}

/** Fetched rather than linked, because a link carries no access token. */
export const useDownloadCodes = (campaignId: string) =>
  useMutation({
    mutationFn: async () => saveFile(await requestFile(`/bookings/campaigns/${campaignId}/codes.csv`, { as: 'caller' }), 'codes.csv'),
  });
