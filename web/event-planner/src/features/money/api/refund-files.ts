import { RefundFiles, type RefundFileForm } from '@event-planner/contracts/refund-files';
import { Id } from '@event-planner/contracts/http';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { onceIntended } from '../../../lib/api/intent.ts';
import { download, request } from '../../../lib/api/request.ts';
import { saveFile } from '../../../lib/save-file.ts';

const path = (organizerId: string): string => `/payments/organizers/${organizerId}/refund-files`;

export const getRefundFiles = (organizerId: string) =>
  queryOptions({
    queryKey: ['refund-files', organizerId],
    queryFn: ({ signal }) => request(path(organizerId), RefundFiles, { as: 'caller', signal }),
  });

async function fetchFile(organizerId: string, fileId: string): Promise<void> {
  const { file, name } = await download(`${path(organizerId)}/${fileId}/pain.001.xml`, { as: 'caller' }, () => {});
  saveFile(file, name ?? 'refunds.xml');
}

/** Also what is shown of them by their events and orders. */
function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () => Promise.all(['refund-files', 'refunds', 'orders'].map(key => queries.invalidateQueries({ queryKey: [key] })));
}

/** Puts refunds into a file, and saves it. */
export const useMakeRefundFile = (organizerId: string) =>
  useMutation({
    mutationFn: (body: RefundFileForm) =>
      onceIntended(['refund-file', organizerId, body], async idempotencyKey => {
        const { id } = await request(path(organizerId), z.object({ id: Id }), { method: 'POST', body, as: 'caller', idempotencyKey });
        await fetchFile(organizerId, id);
      }),
    onSettled: useRefresh(),
  });

/** What becomes of a file that was made. */
export function useRefundFile(organizerId: string, fileId: string) {
  const onSettled = useRefresh();
  const say = (place: string, body: object): Promise<undefined> => request(place, z.undefined(), { method: 'POST', body, as: 'caller' });
  const paidOut = `/bookings/organizers/${organizerId}/refunds/paid-out`;
  const refetch = useMutation({ mutationFn: () => fetchFile(organizerId, fileId) });
  const sent = useMutation({
    mutationFn: (refunds: readonly string[]) => say(paidOut, { refunds, paidWith: 'bank_transfer', fileId }),
    onSettled,
  });
  const notSent = useMutation({ mutationFn: (refunds: readonly string[]) => say(`${paidOut}/undo`, { refunds }), onSettled });
  const takeOut = useMutation({
    mutationFn: (refunds: readonly string[]) => say(`${path(organizerId)}/${fileId}/take-out`, { refunds }),
    onSettled,
  });
  return { refetch, sent, notSent, takeOut };
}
