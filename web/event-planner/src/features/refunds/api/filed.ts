import { RefundFiles } from '@event-planner/contracts/refund-files';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** A file for the bank in which a refund is. */
export interface Filed {
  readonly madeAt: string;
  readonly by: string;
  readonly isSent: boolean;
}

/** Of an event's refunds, by their ids, which files for the bank they are in. */
export const getFiled = (organizerId: string, eventId: string) =>
  queryOptions({
    queryKey: ['refund-files', organizerId, eventId],
    queryFn: ({ signal }) =>
      request(`/payments/organizers/${organizerId}/refund-files`, RefundFiles, { query: { eventId }, as: 'caller', signal }),
    select: ({ files }): ReadonlyMap<string, Filed> =>
      new Map(
        files.flatMap(({ createdAt, by, refunds }) =>
          refunds.flatMap(({ refundId, state }) =>
            state === 'taken_out' ? [] : [[refundId, { madeAt: createdAt, by, isSent: state === 'sent' }] as const],
          ),
        ),
      ),
  });
