import { Campaign, type CampaignState, type CampaignTerms } from '@event-planner/contracts/coupon';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { getCampaign } from './campaigns.ts';

interface Saved {
  /** The one that is changed; a new one otherwise. */
  readonly campaign?: Campaign | undefined;
  readonly terms: CampaignTerms;
  readonly code?: string | undefined;
}

export function useSaveCampaign(organizerId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ campaign, terms, code }: Saved) =>
      campaign
        ? request(`/bookings/campaigns/${campaign.id}`, Campaign, {
            method: 'PUT',
            body: { version: campaign.version, terms },
            as: 'caller',
          })
        : request('/bookings/campaigns', Campaign, {
            method: 'POST',
            body: { organizerId, terms, ...(code !== undefined && { code }) },
            as: 'caller',
          }),
    onSuccess(saved) {
      queries.setQueryData(getCampaign(saved.id).queryKey, saved);
      return queries.invalidateQueries({ queryKey: ['coupons', 'list'] });
    },
  });
}

export function useSetCampaignState(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (state: CampaignState) =>
      request(`/bookings/campaigns/${id}/state`, Campaign, { method: 'PUT', body: { state }, as: 'caller' }),
    onSuccess(saved) {
      queries.setQueryData(getCampaign(id).queryKey, saved);
      return queries.invalidateQueries({ queryKey: ['coupons', 'list'] });
    },
  });
}
