import { randomUUID } from 'node:crypto';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Booking } from '@event-planner/contracts/booking';
import type { CheckInCounts, DoorPlan, ScanList, ScanRefusal, ScanVerdict } from '@event-planner/contracts/check-in';
import { type DoorTicket, unpackDoorList } from '@event-planner/contracts/door-list';
import type { EventInventory } from '@event-planner/contracts/event';
import { person } from '@event-planner/platform/testing';
import { ada, type BookingWorld, type Items } from '../test-world.ts';

/** At the door, in charge of it, and not of the team. */
export const [dora, mina, stranger] = [person('Dora'), person('Mina'), person('Sly')];

/** When the event of the tests begins. */
export const evening = '2030-09-01T18:00:00.000Z';
export const minutesLater = (minutes: number): string => new Date(Date.parse(evening) + minutes * 60_000).toISOString();

export const goTo = ({ service: { clock } }: BookingWorld, moment: string): void =>
  clock.advance((Date.parse(moment) - clock.now().getTime()) / 1000);

export const withDoorStaff = (world: BookingWorld, event: EventInventory): EventInventory => {
  world.join(event, dora, 'check_in');
  world.join(event, mina, 'manager');
  return event;
};

/** Tickets that are paid for. */
export async function soldTo(world: BookingWorld, event: EventInventory, items: Items): Promise<Booking> {
  const booking = await world.bookAs(ada, event, items);
  if (booking.totalMinor > 0) await world.pay(booking);
  return (await world.service.inject({ url: `/api/bookings/${booking.id}`, headers: await world.service.asUser(ada) })).json();
}

export interface Wish {
  readonly code?: string;
  readonly ticketId?: string;
  readonly direction?: 'in' | 'out' | 'undo';
  readonly [more: string]: unknown;
}

/** One device of those at a door; its clock may be wrong. */
export function device(world: BookingWorld, event: EventInventory, { name = 'Phone 1', by = dora, aheadMs = 0 } = {}) {
  const id = randomUUID();
  const { service } = world;
  const clock = (at: Date = service.clock.now()): string => new Date(at.getTime() + aheadMs).toISOString();
  const send = async (scans: readonly object[]) => {
    const answer = await service.inject({
      method: 'POST',
      url: `/api/bookings/events/${event.eventId}/scans`,
      headers: await service.asUser(by),
      payload: { device: { id, name }, sentAt: clock(), scans },
    });
    return { status: answer.statusCode, body: answer.json() as { verdicts: ScanVerdict[]; clockAheadMs: number; code?: string } };
  };
  const asScan = ({ at, ...wish }: Wish & { readonly at?: string }) => ({
    nonce: randomUUID(),
    gate: event.eventId,
    at: at === undefined ? clock() : clock(new Date(at)),
    direction: 'in',
    ...wish,
  });
  return {
    id,
    asScan,
    send,
    async scan(wish: Wish): Promise<ScanVerdict> {
      const { body } = await send([asScan(wish)]);
      return body.verdicts[0] as ScanVerdict;
    },
    /** Let somebody through by itself, at that time; to be sent later. */
    offline: (wish: Wish & { readonly at: string }) =>
      asScan({ told: { outcome: wish.direction === 'out' ? 'left' : 'admitted', reason: null }, ...wish }),
  };
}

/** In a word: `admitted`, or why not. */
export const inAWord = ({ outcome, reason }: ScanVerdict): string =>
  outcome === 'refused' ? (reason satisfies ScanRefusal | null as string) : outcome;

async function ask<Body>({ service }: BookingWorld, by: AccessClaims, path: string): Promise<Body> {
  const answer = await service.inject({ url: `/api/bookings/events/${path}`, headers: await service.asUser(by) });
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
  return answer.json();
}

export const countsOf = (world: BookingWorld, { eventId }: EventInventory, by = mina): Promise<CheckInCounts & { pass: string }> =>
  ask(world, by, `${eventId}/check-in`);

export const scansOf = async (
  world: BookingWorld,
  { eventId }: EventInventory,
  kind: 'all' | 'conflicts' = 'all',
): Promise<ScanList['items']> => (await scanPage(world, eventId, `kind=${kind}&limit=100`)).items;
export const scanPage = (world: BookingWorld, eventId: string, query: string): Promise<ScanList> =>
  ask<ScanList>(world, mina, `${eventId}/scans?${query}`);

export async function setDoor(world: BookingWorld, event: EventInventory, plan: Partial<DoorPlan>) {
  const { service } = world;
  const before = await ask<{ plan: DoorPlan }>(world, mina, `${event.eventId}/door`);
  const answer = await service.inject({
    method: 'PUT',
    url: `/api/bookings/events/${event.eventId}/door`,
    headers: await service.asUser(mina),
    payload: { ...before.plan, ...plan },
  });
  return { status: answer.statusCode, body: answer.json() as { plan: DoorPlan; code?: string } };
}

/** A device's own list, kept up to date by what it is told. */
export function doorList(world: BookingWorld, { eventId }: EventInventory, limit = 2000) {
  const tickets = new Map<string, DoorTicket>();
  let since: string | undefined;
  return {
    tickets,
    /** `between` happens after each page but the last. Answers what was told, in its order. */
    async refresh(between?: () => Promise<unknown>): Promise<readonly DoorTicket[]> {
      const told: DoorTicket[] = [];
      for (let more = true; more;) {
        const page = await ask<Parameters<typeof unpackDoorList>[0]>(
          world,
          dora,
          `${eventId}/door-list?limit=${limit}${since === undefined ? '' : `&since=${since}`}`,
        );
        for (const ticket of unpackDoorList(page)) {
          told.push(ticket);
          tickets.set(ticket.id, ticket);
        }
        ({ next: since, more } = page);
        if (more) await between?.();
      }
      return told;
    },
  };
}
