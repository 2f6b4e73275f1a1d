import { Id } from '@event-planner/contracts/http';
import type { SocketHandler } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Hub } from './hub.ts';

const Parameters = z.object({
  eventId: Id,
  since: z.coerce.number().int().min(0).max(0xffff_ffff).optional().catch(undefined),
  plan: z.string().max(64).optional(),
  code: z.string().max(100).optional(),
});
const policyViolation = 1008;

/** `/bookings/live?eventId=…[&since=SEQ][&plan=FINGERPRINT][&code=CODE]`; contracts/live has the words. What clients say is not listened to. */
export const liveSocket =
  (hub: Hub): SocketHandler =>
  (socket, search, from) => {
    const parameters = Parameters.safeParse({
      eventId: search.get('eventId'),
      since: search.get('since') ?? undefined,
      plan: search.get('plan') ?? undefined,
      code: search.get('code') ?? undefined,
    });
    if (!parameters.success) return socket.close(policyViolation, 'name an event: ?eventId=<uuid>');
    const { eventId, since, plan, code } = parameters.data;
    void hub.join(socket, { eventId: eventId.toLowerCase(), since, plan, code, from });
  };
