import { type BankAccountForm, OnboardingLink, Payout, PayoutAccount, PayoutOverview, PayoutPage } from '@event-planner/contracts/payouts';
import { OrganizerFees } from '@event-planner/contracts/platform-fees';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request, requestFile } from '../../../lib/api/request.ts';
import { saveFile } from '../../../lib/save-file.ts';

const at = (organizerId: string): string => `/payments/organizers/${organizerId}`;

export const getPayoutOverview = (organizerId: string) =>
  queryOptions({
    queryKey: ['money', 'payouts', organizerId, 'overview'],
    queryFn: ({ signal }) => request(`${at(organizerId)}/payout-overview`, PayoutOverview, { as: 'caller', signal }),
  });

export const listPayouts = (organizerId: string) =>
  infiniteQueryOptions({
    queryKey: ['money', 'payouts', organizerId, 'list'],
    queryFn: ({ pageParam, signal }) =>
      request(`${at(organizerId)}/payouts`, PayoutPage, { query: { cursor: pageParam }, as: 'caller', signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });

export const getFees = (organizerId: string) =>
  queryOptions({
    queryKey: ['money', 'fees', organizerId],
    queryFn: ({ signal }) => request(`${at(organizerId)}/fees`, OrganizerFees, { as: 'caller', signal }),
    staleTime: 300_000,
  });

function useChange<Input, Output>(organizerId: string, mutationFn: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey: ['money', 'payouts', organizerId] }) });
}

export const usePayOut = (organizerId: string, currency: string) =>
  useChange(organizerId, (seenMinor: number) =>
    request(`${at(organizerId)}/payouts`, Payout, {
      method: 'POST',
      body: { currency, seenMinor },
      idempotencyKey: crypto.randomUUID(),
      as: 'caller',
    }),
  );

export const useSaveBank = (organizerId: string, currency: string) =>
  useChange(organizerId, (body: BankAccountForm) =>
    request(`${at(organizerId)}/payout-accounts/${currency}/bank`, PayoutAccount, { method: 'PUT', body, as: 'caller' }),
  );

export const useProviderAccount = (organizerId: string, currency: string) =>
  useChange(organizerId, (country: string) =>
    request(`${at(organizerId)}/payout-accounts/${currency}/provider`, PayoutAccount, { method: 'PUT', body: { country }, as: 'caller' }),
  );

/** Leaves for the provider's own page, which leads back here. */
export const useOnboarding = ({ id, slug }: { readonly id: string; readonly slug: string }, currency: string) =>
  useMutation({
    mutationFn: () =>
      request(`${at(id)}/payout-accounts/${currency}/onboarding-link`, OnboardingLink, {
        method: 'POST',
        body: { organizer: slug },
        as: 'caller',
      }),
    onSuccess: ({ url }) => window.location.assign(url),
  });

export const useRefreshAccount = (organizerId: string, currency: string) =>
  useChange(organizerId, () =>
    request(`${at(organizerId)}/payout-accounts/${currency}/refresh`, z.unknown(), { method: 'POST', as: 'caller' }),
  );

export interface StatementFile {
  readonly payoutId: string;
  readonly name: string;
  readonly kind: 'pdf' | 'csv';
  readonly language: string;
}
/** Fetched rather than linked, because a link carries no access token. */
export const useStatement = (organizerId: string) =>
  useMutation({
    mutationFn: async ({ payoutId, name, kind, language }: StatementFile) =>
      saveFile(
        await requestFile(`${at(organizerId)}/payouts/${payoutId}/statement.${kind}`, { query: { language }, as: 'caller' }),
        `${name}.${kind}`,
      ),
  });

export const useMonthStatement = (organizerId: string) =>
  useMutation({
    mutationFn: async ({ currency, month, kind, language }: { currency: string; month: string; kind: 'pdf' | 'csv'; language: string }) =>
      saveFile(
        await requestFile(`${at(organizerId)}/statements/${currency}/${month}/statement.${kind}`, { query: { language }, as: 'caller' }),
        `statement-${currency}-${month}.${kind}`,
      ),
  });
