import { Organizer } from '@event-planner/contracts/event';
import {
  PayoutExport,
  type PayoutExportForm,
  type PayoutState,
  PlatformPayout,
  PlatformPayoutPage,
} from '@event-planner/contracts/payouts';
import { PayoutSchedule, type PayoutScheduleForm, PayoutSchedules } from '@event-planner/contracts/payout-terms';
import { FeeSchedule, type FeeScheduleForm, FeeSchedules } from '@event-planner/contracts/platform-fees';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request, requestFile } from '../../lib/api/request.ts';
import { saveFile } from '../../lib/save-file.ts';

const at = '/payments/platform';

export const listFeeSchedules = () =>
  queryOptions({
    queryKey: ['operating', 'fees'],
    queryFn: ({ signal }) => request(`${at}/fee-schedules`, FeeSchedules, { as: 'caller', signal }),
  });
export const listPayoutSchedules = () =>
  queryOptions({
    queryKey: ['operating', 'payouts', 'schedules'],
    queryFn: ({ signal }) => request(`${at}/payout-schedules`, PayoutSchedules, { as: 'caller', signal }),
  });
export const listPlatformPayouts = (state: PayoutState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['operating', 'payouts', 'list', state ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      request(`${at}/payouts`, PlatformPayoutPage, { query: { cursor: pageParam, state }, as: 'caller', signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });
export const listExports = () =>
  queryOptions({
    queryKey: ['operating', 'payouts', 'exports'],
    queryFn: ({ signal }) => request(`${at}/payout-exports`, z.object({ items: z.array(PayoutExport) }), { as: 'caller', signal }),
  });

function useOperation<Input, Output>(area: 'fees' | 'payouts', mutationFn: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => queries.invalidateQueries({ queryKey: ['operating', area] }) });
}

/** An organizer is named by the end of its page's address. */
async function organizerIdOf(slug: string): Promise<string | null> {
  return slug === '' ? null : (await request(`/organizers/${encodeURIComponent(slug)}`, Organizer)).id;
}

type Named<Form> = Omit<Form, 'organizerId'> & { readonly organizer: string };

export const useAddFeeSchedule = () =>
  useOperation('fees', async ({ organizer, ...form }: Named<FeeScheduleForm>) =>
    request(`${at}/fee-schedules/${crypto.randomUUID()}`, FeeSchedule, {
      method: 'PUT',
      body: { ...form, organizerId: await organizerIdOf(organizer) },
      as: 'caller',
    }),
  );
export const useAddPayoutSchedule = () =>
  useOperation('payouts', async ({ organizer, ...form }: Named<PayoutScheduleForm>) =>
    request(`${at}/payout-schedules/${crypto.randomUUID()}`, PayoutSchedule, {
      method: 'PUT',
      body: { ...form, organizerId: await organizerIdOf(organizer) },
      as: 'caller',
    }),
  );

const saveExport = async (id: string): Promise<void> =>
  saveFile(await requestFile(`${at}/payout-exports/${id}/pain.001.xml`, { as: 'caller' }), `payouts-${id}.xml`);

/** Makes the file and saves it. */
export const useMakeExport = () =>
  useOperation('payouts', async (body: z.infer<typeof PayoutExportForm>) => {
    const made = z.object({ id: z.uuid() });
    const { id } = await request(`${at}/payout-exports`, made, { method: 'POST', body, idempotencyKey: crypto.randomUUID(), as: 'caller' });
    await saveExport(id);
  });
export const useSaveExport = () => useMutation({ mutationFn: saveExport });

export const useExecuted = () =>
  useOperation('payouts', (id: string) => request(`${at}/payouts/${id}/executed`, PlatformPayout, { method: 'POST', as: 'caller' }));
export const useReturned = () =>
  useOperation('payouts', ({ id, reason }: { readonly id: string; readonly reason: string }) =>
    request(`${at}/payouts/${id}/returned`, PlatformPayout, { method: 'POST', body: { reason }, as: 'caller' }),
  );
