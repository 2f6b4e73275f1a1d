import { ProviderList } from '@event-planner/contracts/auth';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/request.ts';

/** Whose accounts open an account here. Without the list one signs in the other ways. */
export const listProviders = queryOptions({
  queryKey: ['providers'],
  queryFn: ({ signal }) => request('/auth/providers', ProviderList, { signal }),
  staleTime: 5 * 60_000,
});
