import type { EventInventory } from '@event-planner/contracts/event';
import type { Admission, Draw, Visit, WaitingRoomNow, WaitingRoomOverview } from '@event-planner/contracts/waiting-room';
import { person } from '@event-planner/platform/testing';
import { expect, vi } from 'vitest';
import { anEvent, type BookingWorld, cart } from '../test-world.ts';

export type Headers = Record<string, string>;
interface Called<Body> {
  readonly status: number;
  readonly body: Body & { code?: string; state?: string };
}
export const settings = {
  preQueueMinutes: 10,
  ratePerMinute: 6,
  admissionMinutes: 15,
  comeWithinMinutes: 5,
  maxPerAddress: null as number | null,
};
const manager = person('Mia');

export const waitingRooms = (world: BookingWorld) => {
  async function call<Body = object>(
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    ...[headers = {}, payload]: [headers?: Headers, payload?: object]
  ): Promise<Called<Body>> {
    const answer = await world.service.inject({ method, url: `/api/bookings${url}`, headers, ...(payload && { payload }) });
    return { status: answer.statusCode, body: (answer.body === '' ? undefined : answer.json()) as Called<Body>['body'] };
  }
  const minutes = (number: number): void => world.service.clock.advance(number * 60);
  const inMinutes = (number: number): string => new Date(world.service.clock.now().getTime() + number * 60_000).toISOString();

  /** An event whose waiting room opens in so many minutes. */
  async function onSale(changes: Partial<typeof settings> & { readonly inMinutes?: number } = {}, event: EventInventory = anEvent()) {
    await world.announce(event);
    world.join(event, manager, 'manager');
    const { inMinutes: opens = 5, ...rest } = changes;
    const headers = await world.service.asUser(manager);
    const made = await call<WaitingRoomOverview>('PUT', `/events/${event.eventId}/waiting-room`, headers, {
      ...settings,
      ...rest,
      opensAt: inMinutes(opens),
    });
    expect(made.status).toBe(200);
    const path = `/waiting-rooms/${event.eventId}`;
    return {
      event,
      join: (who: Headers, again = false) => call<Visit>('POST', `${path}/visits`, who, { again }),
      mine: async (who: Headers) => (await call<Visit>('GET', `${path}/visits/mine`, who)).body,
      now: async () => (await call<WaitingRoomNow>('GET', path)).body,
      comeIn: (who: Headers) => call<Admission>('POST', `${path}/admissions`, who),
      draw: async () => (await call<Draw>('GET', `${path}/draw`)).body,
      hold: (who: Headers, token?: string) =>
        call(
          'POST',
          '/holds',
          { ...who, ...(token !== undefined && { 'x-admission': token }) },
          { eventId: event.eventId, items: [{ ticketTypeId: event.ticketTypes[0]?.id, quantity: 1 }] },
        ),
      control: async (change: object) =>
        call<WaitingRoomOverview>('PUT', `/events/${event.eventId}/waiting-room`, await world.service.asUser(manager), {
          ...settings,
          ...rest,
          ...change,
        }),
      state: async (state: string) =>
        call<WaitingRoomOverview>('POST', `/events/${event.eventId}/waiting-room/state`, await world.service.asUser(manager), { state }),
      opensAt: made.body.room?.settings.opensAt ?? '',
    };
  }
  /** Whoever comes by moves a room on, behind the answer: waits for that. */
  const movedOn = (eventId: string): Promise<void> =>
    vi.waitFor(
      async () => {
        await call('GET', `/waiting-rooms/${eventId}`);
        const { rows } = await world.service.pool.query<{ at: Date }>('select advanced_at as at from waiting_rooms where event_id = $1', [
          eventId,
        ]);
        expect(rows[0]?.at).toEqual(world.service.clock.now());
      },
      { interval: 5, timeout: 10_000 },
    );
  return { call, minutes, inMinutes, onSale, movedOn };
};
export const many = (number: number): readonly Headers[] => Array.from({ length: number }, () => cart());
