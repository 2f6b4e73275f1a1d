import { type PaidOut, Refundable, type RefundForm, TeamRefund, TeamRefundPage } from '@event-planner/contracts/refund';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

const ofEvent = (eventId: string): string => `/bookings/events/${encodeURIComponent(eventId)}`;
const ofOrder = (eventId: string, id: string): string => `${ofEvent(eventId)}/orders/${encodeURIComponent(id)}/refunds`;

export const getRefundable = (eventId: string, id: string) =>
  queryOptions({
    queryKey: ['refunds', 'order', eventId, id],
    queryFn: ({ signal }) => request(ofOrder(eventId, id), Refundable, { as: 'caller', signal }),
  });

/** Refunds of an event that are like this, the newest first. */
export const listRefunds = (eventId: string, state: 'failed' | 'by_hand') =>
  queryOptions({
    queryKey: ['refunds', 'event', eventId, state],
    queryFn: ({ signal }) => request(`${ofEvent(eventId)}/refunds`, TeamRefundPage, { query: { state, limit: 100 }, as: 'caller', signal }),
  });

/** Of an invoice that was not paid it is told by a message what comes off it: it is there a moment later, so it is asked now and a few times after. */
function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient();
  const look = (): Promise<unknown> =>
    Promise.all(
      ['refunds', 'orders', 'attendees', 'event-cancellation', 'refund-files'].map(key => queries.invalidateQueries({ queryKey: [key] })),
    );
  return () => {
    for (const delayMs of [700, 2500]) setTimeout(() => void look(), delayMs);
    return look();
  };
}

export const useRefund = (eventId: string, id: string) =>
  useMutation({
    mutationFn: ({ key, ...body }: RefundForm & { readonly key: string }) =>
      request(ofOrder(eventId, id), TeamRefund, { method: 'POST', body, as: 'caller', idempotencyKey: key }),
    onSettled: useRefresh(),
  });

interface Settling {
  readonly id: string;
  readonly paidOut?: PaidOut;
  /** The file for the bank that it is taken out of before: the bank has not executed it. */
  readonly takeOutOf?: string | undefined;
}

/** Asks the provider once more, or notes that somebody paid it out. */
export const useSettleRefund = (organizerId: string, eventId: string) =>
  useMutation({
    async mutationFn({ id, paidOut, takeOutOf }: Settling) {
      if (takeOutOf !== undefined)
        await request(`/payments/organizers/${organizerId}/refund-files/${takeOutOf}/take-out`, z.undefined(), {
          method: 'POST',
          body: { refunds: [id] },
          as: 'caller',
        });
      return request(`${ofEvent(eventId)}/refunds/${id}/${paidOut === undefined ? 'retry' : 'paid-out'}`, TeamRefund, {
        method: 'POST',
        ...(paidOut && { body: paidOut }),
        as: 'caller',
      });
    },
    onSettled: useRefresh(),
  });

/** That one was paid out by hand was a mistake. */
export const useUndoPaidOut = (organizerId: string) =>
  useMutation({
    mutationFn: (refundId: string) =>
      request(`/bookings/organizers/${organizerId}/refunds/paid-out/undo`, z.undefined(), {
        method: 'POST',
        body: { refunds: [refundId] },
        as: 'caller',
      }),
    onSettled: useRefresh(),
  });
