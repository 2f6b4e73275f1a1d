import type { Hold } from '@event-planner/contracts/booking';
import { person } from '@event-planner/platform/testing';
import type { WholeSystem } from '../whole-system.ts';
import type { Of } from './possessions.ts';
import type { SignIn } from './tokens.ts';

/** What a desk of an organizer's holds for somebody who stands there. */
export async function aDeskHold(system: WholeSystem, { eventId }: Of, signIn: SignIn): Promise<string> {
  const [type] = await system.ask<{ id: string; isSeated: boolean }>(
    'booking',
    `select t.ticket_type_id as id, bool_or(t.seat is not null) as "isSeated" from tickets t where t.event_id = $1 and t.state = 'valid' group by 1 order by 2, 1 limit 1`,
    [eventId],
  );
  if (!type) throw new Error(`the demo has sold nothing of ${eventId}`);
  const answer = await system.running.services.get('booking')?.http.inject({
    method: 'POST',
    url: `/api/bookings/events/${eventId}/box-office/holds`,
    headers: { authorization: `Bearer ${await signIn(person('Clerk', ['admin']))}` },
    payload: { items: [{ ticketTypeId: type.id, ...(type.isSeated ? { together: 1 } : { quantity: 1 }) }] },
  });
  if (answer?.statusCode !== 201) throw new Error(`the desk got no hold: ${answer?.body}`);
  return answer.json<Hold>().id;
}
