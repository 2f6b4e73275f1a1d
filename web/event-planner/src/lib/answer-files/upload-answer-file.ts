import { AnswerFile } from '@event-planner/contracts/answers';
import { skipToken, useIsMutating, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/request.ts';

const mutationKey = ['answer-files', 'upload'];
const keyOf = (id: string) => ['answer-files', id];

/** Brings a file that answers a question. It is remembered, so that its name is still known where only its id was given. */
export function useUploadAnswerFile() {
  const client = useQueryClient();
  return useMutation({
    mutationKey,
    mutationFn: (file: File) =>
      request('/bookings/answers/files', AnswerFile, {
        method: 'POST',
        file,
        query: { name: file.name.slice(-255) },
        as: 'caller',
        cart: true,
      }),
    onSuccess: file => client.setQueryData(keyOf(file.id), file),
  });
}

/** Whether any is on its way: what is sent meanwhile would lack it. */
export const useIsUploading = (): boolean => useIsMutating({ mutationKey }) > 0;

/** One that was uploaded here before. */
export const useUploadedFile = (id: string): AnswerFile | undefined =>
  useQuery<AnswerFile>({ queryKey: keyOf(id), queryFn: skipToken, gcTime: Infinity, staleTime: Infinity }).data;
