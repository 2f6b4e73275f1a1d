import { QueryClient } from '@tanstack/react-query';
import { outcomeIsUnknown } from '../lib/api/api-error.ts';

const mostRetries = 2;

/** Reads are tried again when nobody answered; a refusal is final. Writes are never repeated by themselves. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < mostRetries && outcomeIsUnknown(error),
      retryDelay: failures => 400 * 2 ** failures,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
