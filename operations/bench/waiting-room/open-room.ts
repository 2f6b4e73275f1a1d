import { type WaitingRoomOverview, type WaitingRoomSettings, usualWaitingRoom } from '@event-planner/contracts/waiting-room';
import { demoPassword } from '@event-planner/demo/accounts';
import { organizerId } from '@event-planner/demo/organizers';
import type { Database } from '@event-planner/platform/database';
import type { Tables } from '@event-planner/services/booking/tables';
import { type Client, expectJson } from '../load/client.ts';

/** The organizer's side of a waiting room, for an event of the demo. */
export interface OpenRoom {
  readonly eventId: string;
  /** Says when it opens, as long as it has not. */
  opensAt(at: Date): Promise<void>;
}

export async function openRoom(client: Client, db: Database<Tables>, settings: Partial<WaitingRoomSettings>): Promise<OpenRoom> {
  const login = { email: 'organizer@example.test', password: demoPassword };
  const { accessToken } = await expectJson<{ accessToken: string }>(client({ method: 'POST', path: '/api/auth/login', body: login }), 200);
  const headers = { authorization: `Bearer ${accessToken}` };
  const { rows } = await db.pool.query<{ id: string }>(
    `select id from events where organizer_id = $1 and state = 'published' and ends_at > now() + interval '1 day' order by starts_at, id limit 1`,
    [organizerId('nordwind-konzerte')],
  );
  const eventId = rows[0]?.id;
  if (eventId === undefined) throw new Error('the demo has no event to come');
  const path = `/api/bookings/events/${eventId}/waiting-room`;
  return {
    eventId,
    async opensAt(at) {
      const body = { ...usualWaitingRoom, ...settings, opensAt: at.toISOString() };
      await expectJson<WaitingRoomOverview>(client({ method: 'PUT', path, headers, body }), 200);
    },
  };
}
