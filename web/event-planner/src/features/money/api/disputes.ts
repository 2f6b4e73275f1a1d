import { DisputeDetail, type DisputeEvidence, DisputePage, type EvidenceFileKind } from '@event-planner/contracts/disputes';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

const at = (organizerId: string): string => `/payments/organizers/${organizerId}/disputes`;

export const listDisputes = (organizerId: string) =>
  infiniteQueryOptions({
    queryKey: ['money', 'disputes', organizerId, 'list'],
    queryFn: ({ pageParam, signal }) => request(at(organizerId), DisputePage, { query: { cursor: pageParam }, as: 'caller', signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });

export const getDispute = (organizerId: string, id: string) =>
  queryOptions({
    queryKey: ['money', 'disputes', organizerId, 'one', id],
    queryFn: ({ signal }) => request(`${at(organizerId)}/${id}`, DisputeDetail, { as: 'caller', signal }),
  });

function useDecide<Input>(organizerId: string, mutationFn: (input: Input) => Promise<DisputeDetail>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey: ['money', 'disputes', organizerId] }) });
}

export const useAnswerDispute = (organizerId: string, id: string) =>
  useDecide(organizerId, (body: DisputeEvidence) =>
    request(`${at(organizerId)}/${id}/evidence`, DisputeDetail, { method: 'POST', body, as: 'caller' }),
  );

export const useAcceptDispute = (organizerId: string, id: string) =>
  useDecide(organizerId, () => request(`${at(organizerId)}/${id}/acceptance`, DisputeDetail, { method: 'POST', as: 'caller' }));

/** Shows the bank a file as well, in the place of the one of its kind; without one, that is taken away. */
export function useSetEvidenceFile(organizerId: string, id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, file }: { readonly kind: EvidenceFileKind; readonly file: File | undefined }) =>
      request(
        `${at(organizerId)}/${id}/files/${kind}`,
        DisputeDetail,
        file === undefined
          ? { method: 'DELETE', as: 'caller' }
          : { method: 'PUT', file, query: { name: file.name.slice(-255) }, as: 'caller' },
      ),
    // What was typed meanwhile stays: only the files are new.
    onSuccess: dispute => queries.setQueryData(getDispute(organizerId, id).queryKey, dispute),
  });
}
