import type { AccessClaims } from '@event-planner/contracts/auth';
import { Block, type BlockForm } from '@event-planner/contracts/block';
import type { EventInventory } from '@event-planner/contracts/event';
import { person } from '@event-planner/platform/testing';
import type { BookingWorld } from '../test-world.ts';

/** One who manages, one who looks, and one who has nothing to do with the event. */
export const [manager, viewer, stranger] = [person('Mina'), person('Vito'), person('Sly')];

export const withTeam = (world: BookingWorld, event: EventInventory): EventInventory => {
  world.join(event, manager, 'manager');
  world.join(event, viewer, 'viewer');
  return event;
};

export type BlockWish = Partial<Record<keyof BlockForm, unknown>>;

export const addressOf = ({ eventId }: EventInventory, one?: Block): string =>
  `/api/bookings/events/${eventId}/blocks${one ? `/${one.id}` : ''}`;

interface As {
  readonly event: EventInventory;
  readonly by?: AccessClaims;
}

export async function block(world: BookingWorld, { event, by = manager }: As, wish: BlockWish) {
  const answer = await world.service.inject({
    method: 'POST',
    url: addressOf(event),
    headers: await world.service.asUser(by),
    payload: { kind: 'house', reason: 'Guests of the band', ...wish },
  });
  return { status: answer.statusCode, body: answer.json() as Block & { code?: string; seats: string[]; ticketTypes?: string[] } };
}

export const blocked = async (...asked: Parameters<typeof block>): Promise<Block> => Block.parse((await block(...asked)).body);

export async function blocksOf({ service }: BookingWorld, event: EventInventory, by: AccessClaims = manager): Promise<Block[]> {
  return (await service.inject({ url: addressOf(event), headers: await service.asUser(by) })).json().items as Block[];
}

export async function unblock({ service }: BookingWorld, { event, by = manager }: As, one: Block): Promise<number> {
  return (await service.inject({ method: 'DELETE', url: addressOf(event, one), headers: await service.asUser(by) })).statusCode;
}

export async function releaseSeats({ service }: BookingWorld, of: { event: EventInventory; block: Block }, seats: readonly string[]) {
  const url = `${addressOf(of.event, of.block)}/releases`;
  const answer = await service.inject({ method: 'POST', url, headers: await service.asUser(manager), payload: { seats } });
  return { status: answer.statusCode, body: answer.body === '' ? undefined : (answer.json() as Block & { code?: string }) };
}
