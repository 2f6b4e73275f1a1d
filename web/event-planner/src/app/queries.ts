import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { listMine } from '../features/organizers/api/list-mine.ts';
import { isRefusal, outcomeIsUnknown } from '../lib/api/api-error.ts';

const mostRetries = 2;

/** Whoever is refused because of their role has another one than the page believes, or none any more: then it asks again what they are. */
const noteRole = (error: unknown): void => {
  if (isRefusal(error, 'role_forbids') || isRefusal(error, 'not_a_member'))
    void queries.invalidateQueries({ queryKey: listMine().queryKey });
};

/** Reads are tried again when nobody answered; a refusal is final. Writes are never repeated by themselves. */
export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteRole }),
  mutationCache: new MutationCache({ onError: noteRole }),
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < mostRetries && outcomeIsUnknown(error),
      retryDelay: failures => 400 * 2 ** failures,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
